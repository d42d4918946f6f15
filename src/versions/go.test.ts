// The order of Go's modules and toolchains, rule by rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go } from './go.ts';

function ordered(...versions: string[]): void {
  for (const [i, a] of versions.entries()) {
    for (const [j, b] of versions.entries()) {
      assert.equal(Math.sign(go.compare(a, b) ?? Number.NaN), Math.sign(i - j), `${a} against ${b}`);
    }
  }
}

function same(a: string, b: string): void {
  assert.equal(go.compare(a, b), 0, `${a} = ${b}`);
  assert.equal(go.compare(b, a), 0, `${b} = ${a}`);
}

test('the leading v may be missing', () => {
  same('v1.2.3', '1.2.3');
});

test('pseudo-versions compare as pre-release of the next patch', () => {
  ordered(
    'v0.0.0-20191109021931-daa7c04131f5',
    'v0.0.0-20220101000000-abcdefabcdef',
    'v1.2.3',
    'v1.2.4-0.20230101120000-abcdefabcdef',
    'v1.2.4-0.20240101120000-abcdefabcdef',
    'v1.2.4',
  );
  ordered('v1.2.4-rc.1', 'v1.2.4-rc.1.0.20230101120000-abcdefabcdef', 'v1.2.4-rc.2');
});

test('+incompatible is dropped for comparison', () => {
  same('v2.8.1+incompatible', 'v2.8.1');
  ordered('v17.0.0+incompatible', 'v17.0.1');
});

test('rc and beta of a toolchain are semver pre-releases', () => {
  ordered('go1.20.9', 'go1.21beta1', 'go1.21rc2', 'go1.21rc10', 'go1.21.0', 'go1.21.1');
  same('go1.21rc2', '1.21.0-rc.2');
  same('1.21rc2', 'go1.21rc2');
  same('go1.9.2rc2', 'v1.9.2-rc.2');
  ordered('1.21.0-0', 'go1.21beta1');
});

test('a first release of an old toolchain has no patch number', () => {
  same('go1.20', '1.20.0');
});

test('build suffixes of a toolchain are stripped', () => {
  same('go1.21.3 X:boringcrypto', 'go1.21.3');
  same('1.21.3 X:nocoverageredesign', 'go1.21.3');
  same('go1.20.12 (Red Hat 1.20.12-1.el9)', 'go1.20.12');
  same('go1.19.13-fips', '1.19.13');
  same('go1.22.5-1.el9', '1.22.5');
  same('go1.24.4+auto', '1.24.4');
  same('go1.18.5b7', '1.18.5');
  same('go1.21rc3-custom', '1.21.0-rc.3');
});

test('development builds and unknown versions can not be placed', () => {
  for (const bad of [
    '(devel)',
    '',
    'devel +5c2b5d5 Mon Jan 1',
    'devel go1.22-8c2e',
    'go1.22-devel_8c2e',
    'go',
    'goose',
    'go1.2x3',
    'go1.2rc',
    'master',
  ])
    assert.equal(go.compare(bad, '1.22.0'), undefined, JSON.stringify(bad));
});
