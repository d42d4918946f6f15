// Files that declare or lock Maven packages: pom.xml, Gradle, sbt, Bazel.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { JAVA } from './index.ts';

/** `name version` with what is special about it, then gaps. */
async function found(path: string, text: string | Uint8Array): Promise<string[]> {
  const results = [...(await catalogue(JAVA, [{ [path]: text }])).values()];
  return [
    ...results.flatMap(({ packages }) =>
      packages.map(({ name, version, role, evidence, details }) =>
        [
          name,
          version,
          details.declared,
          role,
          evidence[0]?.confidence === 'certain' ? '' : evidence[0]?.confidence,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
    ...results.flatMap(({ gaps }) =>
      gaps.map(({ reason, hides, detail }) => `${reason} ${hides}: ${detail}`),
    ),
  ];
}

const POM = `<project><dependencies>
  <dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version></dependency>
  <dependency><groupId>g</groupId><artifactId>t</artifactId><version>2</version><scope>test</scope></dependency>
  <dependency><groupId>g</groupId><artifactId>p</artifactId><version>3</version><scope>provided</scope></dependency>
  <dependency><groupId>g</groupId><artifactId>open</artifactId></dependency>
</dependencies></project>`;

test('pom.xml: test scope is for development, provided is doubtful, an unknown version is a gap and no guess', async () => {
  assert.deepEqual(await found('app/pom.xml', POM), [
    'g:a 1 manifest',
    'g:t 2 manifest dev',
    'g:p 3 manifest likely',
    'not-understood true: no version of 1 dependencies stands in this file: g:open',
  ]);
  assert.deepEqual(await found('app/pom.xml', POM.slice(0, POM.indexOf('<scope>'))), [
    'g:a 1 manifest',
    'g:t 2 manifest',
    'damaged true: the document ends within <dependency>',
  ]);
});

const LOCK =
  '# comment\ng:a:1.0=compileClasspath,runtimeClasspath\n g:b:2.0=classpath\r\nempty=\nwhat is this\n';

test('gradle.lockfile, with the classpath of the build script apart', async () => {
  const gap = 'not-understood true: 1 lines that are no group:artifact:version';
  assert.deepEqual(await found('gradle.lockfile', LOCK), ['g:a 1.0 lock', 'g:b 2.0 lock', gap]);
  assert.deepEqual(await found('buildscript-gradle.lockfile', LOCK), [
    'g:a 1.0 lock dev',
    'g:b 2.0 lock dev',
    gap,
  ]);
  assert.deepEqual(await found('gradle/dependency-locks/runtimeClasspath.lockfile', 'g:a:1.0\n'), [
    'g:a 1.0 lock',
  ]);
  assert.deepEqual(await found('other/some.lockfile', 'g:a:1.0\n'), []);
});

const VERIFICATION = `<?xml version="1.0"?><verification-metadata xmlns="x"><configuration><trusted-artifacts><trust group="t"/></trusted-artifacts></configuration>
  <components><component group="g" name="a" version="1"><artifact name="a-1.jar"><sha256 value="00"/></artifact></component>
  <component group="g" version="1"/></components></verification-metadata>`;

test('verification-metadata.xml keeps what was verified once', async () => {
  assert.deepEqual(await found('gradle/verification-metadata.xml', VERIFICATION), [
    'g:a 1 lock likely',
    'not-understood true: a component without group or name',
  ]);
});

const CATALOGUE = `[versions]
one = "1.0"
rich = { strictly = "[1,2)", prefer = "1.5" }
open = "[1,2)"
[libraries]
short = "g:short:1.1"
ref = { module = "g:ref", version.ref = "one" }
parts = { group = "g", name = "parts", version = "2.0!!" }
rich = { module = "g:rich", version.ref = "rich" }
plus = { module = "g:plus", version = "1.+" }
open = { module = "g:open", version.ref = "open" }
none = { module = "g:none" }
[plugins]
p = { id = "org.p", version.ref = "one" }
q = "org.q:3"
`;

test('libs.versions.toml: every way to write a version; ranges are none', async () => {
  assert.deepEqual(await found('gradle/libs.versions.toml', CATALOGUE), [
    'g:short 1.1 manifest likely',
    'g:ref 1.0 manifest likely',
    'g:parts 2.0 manifest likely',
    'g:rich 1.5 manifest likely',
    'org.p:org.p.gradle.plugin 1.0 manifest dev likely',
    'org.q:org.q.gradle.plugin 3 manifest dev likely',
    'not-understood true: no version of 3 entries stands here: g:plus, g:open, g:none',
  ]);
});

const SBT = JSON.stringify({
  lockVersion: 1,
  dependencies: [
    { org: 'g', name: 'a_2.13', version: '1', artifacts: [], configurations: ['compile', 'test'] },
    { org: 'g', name: 't', version: '2', configurations: ['test'] },
    { name: 'no org' },
  ],
});

test('sbt.lock: what only tests use is for development', async () => {
  assert.deepEqual(await found('build.sbt.lock', SBT), [
    'g:a_2.13 1 lock',
    'g:t 2 lock dev',
    'not-understood true: a dependency without org or name',
  ]);
});

test('maven_install.json: both versions of the format', async () => {
  const second = {
    version: '2',
    artifacts: { 'g:a': { shasums: { jar: '0' }, version: '1' }, 'g:b:jar:linux': { version: '2' } },
  };
  assert.deepEqual(await found('maven_install.json', JSON.stringify(second)), ['g:a 1 lock', 'g:b 2 lock']);
  const first = { dependency_tree: { dependencies: [{ coord: 'g:a:1' }, { coord: 'g:b:pom:linux:2' }, {}] } };
  assert.deepEqual(await found('maven_install.json', JSON.stringify(first)), [
    'g:a 1 lock',
    'g:b 2 lock',
    'not-understood true: an artifact without coordinates',
  ]);
});

test('any damage: an answer or a gap', async () => {
  const files = {
    'pom.xml': POM,
    'gradle.lockfile': LOCK,
    'verification-metadata.xml': VERIFICATION,
    'libs.versions.toml': CATALOGUE,
    'build.sbt.lock': SBT,
    'x/release': 'IMPLEMENTOR="Azul"\nJAVA_VERSION="17.0.9"\nJAVA_RUNTIME_VERSION="17.0.9+9"\n',
  };
  for (const [path, text] of Object.entries(files))
    for (const data of mutations(Buffer.from(text), 60, 7))
      for (const line of await found(path, data)) assert.doesNotMatch(line, /internal fault/);
});
