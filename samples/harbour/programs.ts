// The sample's compiled parts: a Java service with jars inside of its jar, jars beside it, and a Go program.
import { buildGo } from '../../test/support/go-binary.ts';
import { jarOf } from '../../test/support/java.ts';
import type { TarItem } from '../../test/support/tar.ts';

const INSIDE = [
  'com.fasterxml.jackson.core:jackson-core:2.9.8',
  'com.fasterxml.jackson.core:jackson-databind:2.9.8',
  'org.apache.logging.log4j:log4j-api:2.14.1',
  'org.apache.logging.log4j:log4j-core:2.14.1',
  'org.yaml:snakeyaml:1.30',
];

export function java(): TarItem[] {
  const nested = INSIDE.map((pom) => {
    const [, artifact, version] = pom.split(':');
    return [`BOOT-INF/lib/${artifact}-${version}.jar`, jarOf({ poms: [pom] })] as const;
  });
  const service = jarOf({
    manifest: { 'Start-Class': 'org.example.harbour.Main' },
    poms: ['org.example:harbour:1.4.0'],
    nested: Object.fromEntries(nested),
  });
  return [
    { name: 'opt/harbour/harbour.jar', content: service },
    // Removed by the last layer: still shipped, no longer there.
    {
      name: 'opt/harbour/lib/commons-text-1.9.jar',
      content: jarOf({ poms: ['org.apache.commons:commons-text:1.9'] }),
    },
    // Classes without a name: nobody can tell which version of what this is.
    { name: 'opt/harbour/lib/tides.jar', content: jarOf({ classes: ['tide/Table', 'tide/Moon'] }) },
  ];
}

export function gauge(): TarItem[] {
  const program = buildGo({
    go: 'go1.20.4',
    modules: [
      'path\texample.org/harbour/tidegauge',
      'mod\texample.org/harbour/tidegauge\tv1.4.0\t',
      'dep\tgithub.com/gorilla/securecookie\tv1.1.1\t',
      'dep\tgithub.com/gorilla/sessions\tv1.2.1\t',
      'dep\tgolang.org/x/crypto\tv0.9.0\t',
      'dep\tgolang.org/x/net\tv0.10.0\t',
      'build\tGOARCH=amd64',
      'build\tGOOS=linux',
    ],
  });
  return [{ name: 'usr/local/bin/tidegauge', mode: 0o755, content: program }];
}
