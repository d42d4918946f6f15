// Java runtimes by their release file: whose they are, which version, and what belongs to them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { jvmRelease } from './jvm-release.ts';

const release = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([key, value]) => `${key}="${value}"\n`)
    .join('');

async function run(...layers: LayerSpec[]) {
  return (await catalogue([jvmRelease], layers)).get('java/jvm-release')!;
}

async function one(values: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) {
  const { packages } = await run({ 'opt/jvm/release': release(values), 'opt/jvm/bin/java': 'x', ...more });
  return packages.map(({ purl, details }) => [purl, details.cpe ?? '']);
}

test('Temurin and all other builds of OpenJDK: openjdk, with the full version', async () => {
  const temurin = {
    IMPLEMENTOR: 'Eclipse Adoptium',
    IMPLEMENTOR_VERSION: 'Temurin-17.0.9+9',
    JAVA_RUNTIME_VERSION: '17.0.9+9',
    JAVA_VERSION: '17.0.9',
    MODULES: 'java.base java.logging',
  };
  const expected = [
    ['pkg:generic/oracle/openjdk@17.0.9%2B9', 'cpe:2.3:a:oracle:openjdk:17.0.9:*:*:*:*:*:*:*'],
  ];
  assert.deepEqual(await one(temurin), expected);
  for (const [vendor, own] of [
    ['Amazon.com Inc.', 'Corretto-17.0.9.8.1'],
    ['Microsoft', 'Microsoft-8525127'],
    ['IBM Corporation', '17.0.9.0'],
    ['Oracle Corporation', ''],
    ['N/A', ''],
  ] as const)
    assert.deepEqual(
      await one({
        ...temurin,
        IMPLEMENTOR: vendor,
        IMPLEMENTOR_VERSION: own,
        JVM_VARIANT: vendor.startsWith('IBM') ? 'Openj9' : 'Hotspot',
      }),
      expected,
      vendor,
    );
});

test('Java 8: the legacy number, its update in the CPE', async () => {
  assert.deepEqual(
    await one({ JAVA_VERSION: '1.8.0_392', FULL_VERSION: '1.8.0_392-b08', SEMANTIC_VERSION: '8.0.392+8' }),
    [['pkg:generic/oracle/openjdk@1.8.0_392-b08', 'cpe:2.3:a:oracle:openjdk:8:update392:*:*:*:*:*:*']],
  );
});

test('Oracle: jdk with a compiler, jre without', async () => {
  const oracle = {
    IMPLEMENTOR: 'Oracle Corporation',
    BUILD_TYPE: 'commercial',
    JAVA_VERSION: '21.0.1',
    JAVA_RUNTIME_VERSION: '21.0.1+12-LTS-29',
  };
  assert.deepEqual(await one(oracle), [
    ['pkg:generic/oracle/jre@21.0.1%2B12-LTS-29', 'cpe:2.3:a:oracle:jre:21.0.1:*:*:*:*:*:*:*'],
  ]);
  assert.deepEqual(await one(oracle, { 'opt/jvm/bin/javac': 'x' }), [
    ['pkg:generic/oracle/jdk@21.0.1%2B12-LTS-29', 'cpe:2.3:a:oracle:jdk:21.0.1:*:*:*:*:*:*:*'],
  ]);
});

test('Zulu has versions of its own in CPEs; GraalVM too until 2023; IBM has none', async () => {
  const zulu = {
    IMPLEMENTOR: 'Azul Systems, Inc.',
    IMPLEMENTOR_VERSION: 'Zulu17.46+19-CA',
    JAVA_VERSION: '17.0.9',
    JAVA_RUNTIME_VERSION: '17.0.9+8-LTS',
  };
  assert.deepEqual(await one(zulu), [
    ['pkg:generic/azul/zulu@17.0.9%2B8-LTS', 'cpe:2.3:a:azul:zulu:17.46:*:*:*:*:*:*:*'],
  ]);
  const graal = { IMPLEMENTOR: 'Oracle Corporation', JAVA_VERSION: '17.0.5' };
  for (const [own, cpe] of [
    ['22.3.0', 'oracle:graalvm:22.3.0'],
    ['23.0.2', 'oracle:graalvm_for_jdk:17.0.5'],
  ] as const)
    assert.deepEqual(await one({ ...graal, GRAALVM_VERSION: own }), [
      ['pkg:generic/oracle/graalvm@17.0.5', `cpe:2.3:a:${cpe}:*:*:*:*:*:*:*`],
    ]);
  assert.deepEqual(await one({ IMPLEMENTOR: 'GraalVM Community', JAVA_VERSION: '21.0.1' }), [
    ['pkg:generic/oracle/graalvm@21.0.1', 'cpe:2.3:a:oracle:openjdk:21.0.1:*:*:*:*:*:*:*'],
  ]);
  assert.deepEqual(await one({ IMPLEMENTOR: 'IBM Corporation', JAVA_VERSION: '1.8.0_391' }), [
    ['pkg:generic/ibm/java@1.8.0_391', ''],
  ]);
});

test('all below its folder belongs to it; a runtime within a kit is part of it; a lone file is doubtful', async () => {
  const text = release({ JAVA_VERSION: '1.8.0_392' });
  const { packages, contains } = await run(
    { 'usr/lib/jvm/8/release': text, 'usr/lib/jvm/8/jre/release': text, 'usr/lib/jvm/8/jre/lib/rt.jar': 'x' },
    { 'docs/release': text },
  );
  assert.deepEqual(
    packages.map(({ evidence: [first], introduced }) => [
      first?.path,
      first?.confidence,
      first?.layer,
      introduced,
    ]),
    [
      ['usr/lib/jvm/8/release', 'certain', 0, 0],
      ['docs/release', 'possible', 1, 1],
    ],
  );
  assert.deepEqual(contains, [{ package: packages[0]!.id, paths: ['usr/lib/jvm/8'] }]);
});

test('other files called release are none', async () => {
  for (const text of [
    '',
    'Release notes of 1.0',
    'JAVA_VERSION=17\n',
    'JAVA_VERSION="${v}"\n',
    'X'.repeat(70_000),
  ])
    assert.deepEqual(await run({ 'x/release': text }), { packages: [], owns: [], contains: [], gaps: [] });
});

test('runtimes within runtimes by the ten thousand are looked through once', async () => {
  const text = release({ JAVA_VERSION: '17.0.1' });
  const many = Array.from({ length: 20_000 }, (_, i) => [`a${i}/jre/release`, text]);
  const { packages } = await run(Object.fromEntries(many) as Record<string, string>);
  assert.equal(packages.length, 20_000);
});
