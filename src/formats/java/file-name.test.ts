// File names of archives, as Maven, Eclipse and people write them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArchiveName } from './index.ts';

const CASES: readonly [file: string, artifact: string, version: string | undefined][] = [
  ['log4j-core-2.14.1.jar', 'log4j-core', '2.14.1'],
  ['log4j-1.2-api-2.14.1.jar', 'log4j-1.2-api', '2.14.1'],
  ['hibernate-jpa-2.1-api-1.0.0.Final.jar', 'hibernate-jpa-2.1-api', '1.0.0.Final'],
  ['guava-28.0-jre.jar', 'guava', '28.0-jre'],
  ['zstd-jni-1.3.8-5.jar', 'zstd-jni', '1.3.8-5'],
  ['jetty-webapp-9.4.30.v20200611.jar', 'jetty-webapp', '9.4.30.v20200611'],
  ['geronimo-j2ee-management_1.1_spec-1.0.1.jar', 'geronimo-j2ee-management_1.1_spec', '1.0.1'],
  ['spark-core_2.12-3.1.1.jar', 'spark-core_2.12', '3.1.1'],
  ['netty-tcnative-2.0.36.Final-linux-x86_64.jar', 'netty-tcnative', '2.0.36.Final'],
  ['protobuf-java-3.0.0-beta-3.jar', 'protobuf-java', '3.0.0-beta-3'],
  ['hadoop-shaded-guava-1.1.0-SNAPSHOT.jar', 'hadoop-shaded-guava', '1.1.0-SNAPSHOT'],
  ['jboss-as-7.1.0-redhat-3.jar', 'jboss-as', '7.1.0-redhat-3'],
  ['kotlinx-coroutines-jdk8-1.5.0-native-mt.jar', 'kotlinx-coroutines-jdk8', '1.5.0-native-mt'],
  ['flink-dist-1.12.0-tests.jar', 'flink-dist', '1.12.0'],
  ['commons-cli-1.1.jar', 'commons-cli', '1.1'],
  ['org.eclipse.osgi_3.18.0.v20220516.jar', 'org.eclipse.osgi', '3.18.0.v20220516'],
  ['app.jar', 'app', undefined],
  ['spring-core.jar', 'spring-core', undefined],
  ['jsr305.jar', 'jsr305', undefined],
  ['ROOT.war', 'ROOT', undefined],
  ['noSuffix', 'noSuffix', undefined],
];

for (const [file, artifact, version] of CASES)
  test(`${file} is ${artifact} ${version ?? 'of no version'}`, () => {
    const name = parseArchiveName(file);
    assert.equal(name.artifact, artifact);
    assert.equal(name.version, version);
  });

test('a name longer than file systems allow is not taken apart', () => {
  const stem = 'a-1'.repeat(20_000);
  assert.deepEqual(parseArchiveName(`${stem}.jar`), { stem, artifact: stem });
});
