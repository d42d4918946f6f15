// The ranking of evidence: which packages an archive is and contains.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagesOf } from '../../../test/support/java.ts';

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
