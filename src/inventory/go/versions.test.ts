// Tests of the two versions that a Go binary does not simply state: the standard library's and its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mainVersion } from './main-version.ts';
import { stdlibVersion } from './toolchain.ts';

test('stdlib: go, experiments and vendor suffixes are stripped, candidates become pre-releases', () => {
  for (const [toolchain, version] of [
    ['go1.22.3', '1.22.3'],
    ['go1.20', '1.20'],
    ['go1.22.3 X:boringcrypto', '1.22.3'],
    ['go1.21.0 X:nocoverageredesign,loopvar', '1.21.0'],
    ['go1.21.5-fips', '1.21.5'],
    ['go1.21.0+auto', '1.21.0'],
    ['go1.19.6b4', '1.19.6'],
    ['go1.22.9 (Red Hat 1.22.9-1.el9)', '1.22.9'],
    ['go1.21rc2', '1.21.0-rc.2'],
    ['go1.18beta1', '1.18.0-beta.1'],
    ['go1.26rc1 X:jsonv2', '1.26.0-rc.1'],
    ['devel go1.24-4f2a3b1c Mon Jan 1 00:00:00 2024 +0000', ''],
    ['devel +4f2a3b1c', ''],
    ['unknown', ''],
    ['', ''],
  ] as const)
    assert.equal(stdlibVersion(toolchain), version, toolchain);
});

const of = (settings: Record<string, string>, path = 'example.org/shop', version = '') =>
  mainVersion({ path, version }, new Map(Object.entries(settings)));
const flags = (text: string) => of({ '-ldflags': text }).version;

test('main: the stamped version wins over all else', () => {
  const stamped = of({ '-ldflags': '-X main.version=9.9.9' }, 'example.org/shop', 'v1.0.0+dirty');
  assert.deepEqual(
    [stamped.version, stamped.by, stamped.confidence],
    ['v1.0.0+dirty', '.go.buildinfo', 'certain'],
  );
});

test('main: linker flags in all their spellings', () => {
  for (const text of [
    '-X main.version=1.4.2',
    '-s -w -X=main.version=v1.4.2',
    "-X 'main.version=1.4.2' -X 'main.date=2020 01'",
    '-X "example.org/shop/internal/build.Version=1.4.2"',
    'all=-X main.Version=1.4.2',
    '-X main.buildVersion=1.4.2 -X main.goVersion=1.22.1 -X main.apiVersion=3.0',
    '-X main.version=1.4.2 -X main.buildVersion=7.7.7',
    '-X github.com/prometheus/common/version.Version=1.4.2',
    '-X github.com/prometheus/common/version.Version=9.9.9 -X main.version=1.4.2',
  ])
    assert.equal(flags(text), 'v1.4.2', text);
});

test('main: flags that name no version, or two, tell nothing', () => {
  for (const text of [
    '',
    '-X',
    '-s -w',
    '-X main.version=dev',
    '-X main.version',
    '-X main.commit=1.2.3',
    '-X main.version=1.0.0 -X example.org/shop.version=2.0.0',
    '-X main.version=1.0.0$(id)',
    `-X main.version=1.${'0'.repeat(200_000)}.x-`,
  ])
    assert.equal(flags(text), '', text.slice(0, 80));
});

test('main: a variable of some other module is only a possible answer', () => {
  const { confidence } = of({ '-ldflags': '-X example.net/other/version.Version=1.0.0' });
  assert.equal(confidence, 'possible');
});

test('main: then the pseudo-version of the commit, with the major version of the path', () => {
  const vcs = {
    'vcs.revision': '4f2a3b1c5d6e7f8091a2b3c4d5e6f70819203142',
    'vcs.time': '2024-05-06T07:08:09Z',
  };
  assert.deepEqual(of(vcs), {
    version: 'v0.0.0-20240506070809-4f2a3b1c5d6e',
    by: 'vcs.revision',
    confidence: 'likely',
  });
  const dirty = { ...vcs, 'vcs.modified': 'true' };
  assert.equal(of(dirty, 'example.org/shop/v3').version, 'v3.0.0-20240506070809-4f2a3b1c5d6e+dirty');
  assert.equal(of(vcs, 'gopkg.in/yaml.v2').version, 'v2.0.0-20240506070809-4f2a3b1c5d6e');
  assert.equal(of({ ...vcs, 'vcs.time': 'yesterday' }).version, '');
  assert.equal(of({ ...vcs, 'vcs.revision': '../../x' }).version, '');
});
