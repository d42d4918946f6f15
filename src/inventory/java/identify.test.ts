// The ranking of evidence: which packages an archive is and contains.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from '../../core/bytes.ts';
import { type JarSpec, jarOf } from '../../../test/support/java.ts';
import { readArchive } from './read.ts';

/** `name version (by, confidence)` of each package of the outermost archive. */
function packagesOf(file: string, spec: JarSpec): string[] {
  const found: string[] = [];
  readArchive(bytesOf(jarOf(spec)), file, {
    found: (trail, { name, version, by, confidence }) => {
      if (trail.length === 0) found.push(`${name} ${version} (${by}, ${confidence})`);
    },
    gap: (_, reason, hides, detail) => found.push(`gap: ${reason}${hides ? ', hides' : ''}: ${detail}`),
  });
  return found;
}

test('pom.properties whose artifact fits the file name comes before everything else', () => {
  const spec = {
    poms: ['com.example:inner:9', 'com.google.guava:guava:28.0-jre'],
    manifest: { 'Bundle-SymbolicName': 'com.google.wrong', 'Implementation-Version': '1' },
  };
  assert.deepEqual(packagesOf('guava-28.0-jre.jar', spec), [
    'com.google.guava:guava 28.0-jre (pom.properties, certain)',
    'com.example:inner 9 (pom.properties, certain)',
  ]);
});

test('shaded jar: every additional pom.properties is a package of its own', () => {
  const poms = ['org.example:app:1', 'io.netty:netty-handler:4.1.52.Final', 'org.yaml:snakeyaml:1.26'];
  assert.equal(packagesOf('app-1.jar', { poms }).length, 3);
});

test('shaded jar without its own pom.properties: its identity comes from the manifest, beside the bundled ones', () => {
  const spec = {
    poms: ['io.netty:netty-handler:4.1.52.Final', 'io.netty:netty-codec:4.1.52.Final'],
    manifest: { 'Implementation-Title': 'grpc-netty-shaded' },
    classes: ['io/grpc/netty/shaded/io/grpc/netty/NettyServer'],
  };
  assert.deepEqual(packagesOf('grpc-netty-shaded-1.35.0.jar', spec), [
    'io.grpc:grpc-netty-shaded 1.35.0 (known artifact, likely)',
    'io.netty:netty-handler 4.1.52.Final (pom.properties, certain)',
    'io.netty:netty-codec 4.1.52.Final (pom.properties, certain)',
  ]);
});

test('a sole pom.properties names the archive, whatever the file is called', () => {
  assert.deepEqual(packagesOf('app.jar', { poms: ['org.example:service:2.1'] }), [
    'org.example:service 2.1 (pom.properties, certain)',
  ]);
});

test('a sole pom.properties of a bundled library does not hide the known artifact around it', () => {
  const spec = {
    poms: ['cglib:cglib:3.2.12'],
    manifest: { 'Bundle-Version': '4.2.3' },
    classes: ['com/google/inject/Guice'],
  };
  assert.deepEqual(packagesOf('guice.jar', spec), [
    'com.google.inject:guice 4.2.3 (known artifact, likely)',
    'cglib:cglib 3.2.12 (pom.properties, certain)',
  ]);
});

test('beside certain coordinates a name without a group is not reported', () => {
  const poms = ['org.apache.maven:maven-slf4j-provider:3.8.7', 'org.slf4j:slf4j-simple:1.7.32'];
  const manifest = { 'Implementation-Version': '3.8.7' };
  assert.deepEqual(packagesOf('maven3-slf4j-provider.jar', { poms, manifest }), [
    'org.apache.maven:maven-slf4j-provider 3.8.7 (pom.properties, certain)',
    'org.slf4j:slf4j-simple 1.7.32 (pom.properties, certain)',
  ]);
});

test('a distribution writes dashes where the artifact has other marks', () => {
  const poms = ['org.apache.geronimo.specs:geronimo-annotation_1.3_spec:1.3', 'x.y:z:1'];
  assert.match(packagesOf('geronimo-annotation-1.3-spec.jar', { poms })[0]!, /^org\.apache\.geronimo/);
});

test('a pom.properties below WEB-INF/classes counts too', () => {
  const data = 'groupId=g.x\nartifactId=a\nversion=1\n';
  const more = [{ name: 'WEB-INF/classes/META-INF/maven/g.x/a/pom.properties', data }];
  assert.deepEqual(packagesOf('a.war', { more }), ['g.x:a 1 (pom.properties, certain)']);
});

test('a sole pom.xml, with what it inherits', () => {
  const data =
    '<project><parent><groupId>org.example</groupId><version>3.0</version></parent><artifactId>lib</artifactId></project>';
  const more = [{ name: 'META-INF/maven/org.example/lib/pom.xml', data }];
  assert.deepEqual(packagesOf('lib.jar', { more }), ['org.example:lib 3.0 (pom.xml, certain)']);
});

test('a Maven folder with an unreadable version: the name is kept, the version comes from the file name', () => {
  const more = [{ name: 'META-INF/maven/org.example/lib/pom.properties', data: 'version=${revision}\n' }];
  assert.deepEqual(packagesOf('lib-3.1.jar', { more }), ['org.example:lib 3.1 (pom.properties, likely)']);
});

test('templates of archetypes are no packages', () => {
  const more = [
    { name: 'archetype-resources/META-INF/maven/${groupId}/${artifactId}/pom.xml', data: '<project/>' },
  ];
  assert.deepEqual(packagesOf('x.jar', { more }), []);
});

test('a library that moved carries both coordinates: the one that the manifest names is the first', () => {
  const spec = {
    poms: ['org.glassfish.jaxb:jaxb-core:2.3.0', 'com.sun.xml.bind:jaxb-core:2.3.0'],
    manifest: { 'Bundle-SymbolicName': 'com.sun.xml.bind.jaxb-core' },
  };
  assert.match(packagesOf('jaxb-core-2.3.0.jar', spec)[0]!, /^com\.sun\.xml\.bind:/);
});

test('Spring: no coordinates but Implementation-Title; the group is known and the module name or classes prove it', () => {
  const manifest = {
    'Implementation-Title': 'spring-core',
    'Automatic-Module-Name': 'spring.core',
    'Implementation-Version': '5.3.0',
  };
  const wanted = ['org.springframework:spring-core 5.3.0 (known artifact, likely)'];
  assert.deepEqual(packagesOf('spring-core-5.3.0.jar', { manifest }), wanted);
  assert.deepEqual(packagesOf('spring-core.jar', { manifest }), wanted);
  const starter = { manifest: { 'Automatic-Module-Name': 'spring.boot.starter.web' } };
  assert.deepEqual(packagesOf('spring-boot-starter-web-2.6.6.jar', starter), [
    'org.springframework.boot:spring-boot-starter-web 2.6.6 (known artifact, likely)',
  ]);
});

test('Tomcat: a wrong group is a false negative', () => {
  const manifest = {
    'Implementation-Title': 'Apache Tomcat',
    'Implementation-Version': '9.0.50',
    'Implementation-Vendor-Id': 'org.apache',
    'Bundle-SymbolicName': 'org.apache.tomcat-embed-core',
  };
  const named = (file: string, folder: string) => packagesOf(file, { manifest, classes: [`${folder}/X`] })[0];
  assert.equal(
    named('tomcat-embed-core-9.0.50.jar', 'org/apache/catalina'),
    'org.apache.tomcat.embed:tomcat-embed-core 9.0.50 (known artifact, likely)',
  );
  assert.equal(
    named('catalina.jar', 'org/apache/catalina'),
    'org.apache.tomcat:tomcat-catalina 9.0.50 (known artifact, likely)',
  );
  assert.equal(
    named('tomcat-coyote.jar', 'org/apache/tomcat'),
    'org.apache.tomcat:tomcat-coyote 9.0.50 (known artifact, likely)',
  );
});

test('Tomcat: bootstrap.jar stands for the distribution, which most advisories name', () => {
  const spec = {
    manifest: { 'Implementation-Version': '9.0.50' },
    classes: ['org/apache/catalina/startup/Bootstrap'],
  };
  assert.deepEqual(packagesOf('bootstrap.jar', spec), [
    'org.apache.tomcat:tomcat 9.0.50 (known artifact, likely)',
  ]);
  const other = { manifest: { 'Implementation-Version': '3.4.1' }, classes: ['x/Y'] };
  assert.match(packagesOf('bootstrap.jar', other)[0]!, /^bootstrap 3\.4\.1/);
});

test('Derby: group from the table, version out of the packed bundle version', () => {
  const manifest = { 'Bundle-SymbolicName': 'derby', 'Bundle-Version': '10.14.2000000.1828579' };
  const classes = ['org/apache/derby/jdbc/EmbeddedDriver'];
  assert.deepEqual(packagesOf('derby.jar', { manifest, classes }), [
    'org.apache.derby:derby 10.14.2.0 (known artifact, likely)',
  ]);
});

test('a group that followed another: the version decides', () => {
  const name = (version: string) =>
    packagesOf(`groovy-${version}.jar`, { classes: ['groovy/lang/Closure'] })[0]!.split(':')[0];
  assert.equal(name('2.4.19'), 'org.codehaus.groovy');
  assert.equal(name('4.0.1'), 'org.apache.groovy');
});

test('Quarkus: the group stands in front of the artifact in the file name', () => {
  assert.deepEqual(packagesOf('com.squareup.okhttp3.okhttp-4.9.0.jar', { classes: ['okhttp3/Call'] }), [
    'com.squareup.okhttp3:okhttp 4.9.0 (known artifact, likely)',
  ]);
  const poms = ['io.netty:netty-codec:4.1.60.Final', 'org.example:other:1'];
  assert.match(packagesOf('io.netty.netty-codec-4.1.60.Final.jar', { poms })[0]!, /^io\.netty:netty-codec/);
});

test('a known name without its packages proves nothing', () => {
  const spec = { classes: ['com/acme/json/Parser'] };
  assert.doesNotMatch(packagesOf('json-1.0.jar', spec)[0]!, /^org\.json:/);
});

const GROUPS: readonly [rule: string, file: string, manifest: Record<string, string>, wanted: string][] = [
  [
    'Bundle-SymbolicName that joins group and artifact',
    'widget-io-1.2.jar',
    { 'Bundle-SymbolicName': 'org.example.widgets.widget-io;singleton:=true' },
    'org.example.widgets:widget-io 1.2 (manifest, likely)',
  ],
  [
    'Bundle-SymbolicName in which group and artifact share a word',
    'widget-io-1.2.jar',
    { 'Bundle-SymbolicName': 'org.example.widget.io' },
    'org.example.widget:widget-io 1.2 (manifest, likely)',
  ],
  [
    'Implementation-Vendor-Id',
    'thing-1.2.jar',
    { 'Implementation-Vendor-Id': 'org.example.things' },
    'org.example.things:thing 1.2 (manifest, likely)',
  ],
  [
    'Automatic-Module-Name in which group and artifact share a word',
    'widget-io-1.2.jar',
    { 'Automatic-Module-Name': 'org.example.widget.io' },
    'org.example.widget:widget-io 1.2 (manifest, possible)',
  ],
];

for (const [rule, file, manifest, wanted] of GROUPS)
  test(`group from ${rule}`, () => assert.deepEqual(packagesOf(file, { manifest }), [wanted]));

test('a vendor is no group: org.apache, com.sun and the like are never taken for one', () => {
  const manifest = { 'Implementation-Vendor-Id': 'org.apache', 'Bundle-SymbolicName': 'org.apache.thing' };
  assert.deepEqual(packagesOf('thing-1.2.jar', { manifest }), ['thing 1.2 (file name, possible)']);
});

test('group from the folder that most classes lie in, when it is called like the artifact', () => {
  const classes = ['org/example/widget/A', 'org/example/widget/sub/B', 'other/C'];
  assert.deepEqual(packagesOf('widget-io-1.2.jar', { classes }), [
    'org.example.widget:widget-io 1.2 (class folders, possible)',
  ]);
});

test('Jenkins plugins: Group-Id, Short-Name and Plugin-Version', () => {
  const manifest = {
    'Group-Id': 'org.jenkins-ci.plugins',
    'Short-Name': 'git',
    'Plugin-Version': '4.11.3',
    'Implementation-Title': 'git',
    'Implementation-Version': '1',
  };
  assert.deepEqual(packagesOf('git.jpi', { manifest }), [
    'org.jenkins-ci.plugins:git 4.11.3 (manifest, certain)',
  ]);
});

test('file name last: artifact and version, group said to be unknown', () => {
  assert.deepEqual(packagesOf('thing-1.2.jar', { classes: ['a/B'] }), [
    'thing 1.2 (file name, possible)',
    'gap: not-understood: thing 1.2: its group is unknown',
  ]);
});

test('relocated classes without pom.properties: an unidentified jar is said, not passed over', () => {
  assert.deepEqual(packagesOf('app.jar', { classes: ['com/acme/shaded/org/yaml/snakeyaml/Yaml'] }), [
    'gap: not-understood: unidentified: classes, but no coordinates',
  ]);
});

test('instrumentation with the weave marker is not the library that it is named after', () => {
  const spec = {
    manifest: {
      'Weave-Classes': 'org.springframework.web.Dispatcher',
      'Implementation-Title': 'spring-webmvc',
      'Implementation-Version': '4.0',
    },
    classes: ['org/springframework/web/servlet/X'],
  };
  assert.deepEqual(packagesOf('spring-webmvc-4.0.jar', spec), [
    'gap: not-understood: instrumentation for a library, which it is named after',
  ]);
});

test('jars of the Java runtime itself are neither packages nor gaps', () => {
  const manifest = {
    'Specification-Title': 'Java Platform API Specification',
    'Implementation-Title': 'Java Runtime Environment',
    'Implementation-Version': '17.0.15',
  };
  assert.deepEqual(packagesOf('jrt-fs.jar', { manifest, classes: ['jdk/internal/jrtfs/X'] }), []);
});

const VERSIONS: readonly [what: string, file: string, manifest: Record<string, string>, version: string][] = [
  ['the file name, which Maven makes of it', 'asm-7.1.jar', { 'Bundle-Version': '7.1.0' }, '7.1'],
  [
    'the manifest where the file name has a classifier',
    'asm-7.1-core.jar',
    { 'Implementation-Version': '7.1', 'Bundle-Version': '7.1.0' },
    '7.1',
  ],
  [
    'Implementation-Version, its first word',
    'asm.jar',
    { 'Implementation-Version': '8.5.0 7ac489bf - x' },
    '8.5.0',
  ],
  ['Bundle-Version', 'asm.jar', { 'Bundle-Version': '7.1.0', 'Specification-Version': '1' }, '7.1.0'],
  [
    'Specification-Version',
    'asm.jar',
    { 'Specification-Version': '7.2', 'Implementation-Version': '${v}' },
    '7.2',
  ],
];

for (const [what, file, manifest, version] of VERSIONS)
  test(`version from ${what}`, () => {
    const [found] = packagesOf(file, { manifest, classes: ['org/objectweb/asm/X'] });
    assert.equal(found, `org.ow2.asm:asm ${version} (known artifact, likely)`);
  });
