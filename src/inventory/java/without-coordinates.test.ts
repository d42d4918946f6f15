// Archives that carry no coordinates: table, manifest, class folders and file name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagesOf } from '../../../test/support/java.ts';

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
