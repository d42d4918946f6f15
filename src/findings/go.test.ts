// Rules for Go binaries: standard library, main modules without a release, pseudo-versions, platforms.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type AdvisoryRecord, advisorySource } from '../../test/support/advisories.ts';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import type { PackageDetails } from '../inventory/package.ts';
import { match } from './index.ts';
import type { Matched } from './types.ts';

const NOW = { now: '2026-01-01T00:00:00Z' };

function matched(
  module: string,
  affected: AdvisoryRecord['affected'],
  details: PackageDetails = {},
): Matched {
  const record = { id: 'GO-2024-0001', aliases: ['CVE-2024-0001'], affected };
  return match(
    inventoryOf('', packageOf('golang', module, { details })),
    advisorySource([record], ['Go']),
    NOW,
  );
}

const found = (...args: Parameters<typeof matched>) => matched(...args).findings.length;
const reasons = (...args: Parameters<typeof matched>) => matched(...args).unjudged.map((one) => one.reason);

test('Go: the standard library is affected by its toolchain\u2019s version', () => {
  const affected = [
    { scope: 'Go', name: 'stdlib', fixed: '1.21.8' },
    { scope: 'Go', name: 'stdlib', introduced: '1.22.0-0', fixed: '1.22.1' },
  ];
  const stdlib = { goRole: 'stdlib' };
  assert.equal(found('stdlib 1.21.7', affected, stdlib), 1);
  assert.equal(found('stdlib 1.21.8', affected, stdlib), 0);
  assert.equal(found('stdlib 1.22.0', affected, stdlib), 1);
  assert.equal(found('stdlib 1.22.0-rc.1', affected, stdlib), 1);
  assert.equal(found('stdlib 1.22.1', affected, stdlib), 0);
  assert.equal(matched('stdlib 1.22.0', affected, stdlib).findings[0]?.fixed, '1.22.1');
});

test('Go: (devel) and empty versions are unknown, never 0', () => {
  const affected = [{ scope: 'Go', name: 'example.org/tool', fixed: '1.2.0' }];
  for (const version of ['(devel)', '', 'devel']) {
    assert.equal(found(`example.org/tool ${version}`, affected, { goRole: 'main' }), 0);
    assert.deepEqual(reasons(`example.org/tool ${version}`, affected, { goRole: 'main' }), [
      'unknown-version',
    ]);
  }
});

test('Go: an unknown version does not matter where no advisory names the module', () => {
  const affected = [{ scope: 'Go', name: 'example.org/other', fixed: '1.2.0' }];
  assert.deepEqual(reasons('example.org/tool (devel)', affected), []);
});

test('Go: the pseudo-version of a main module without tags does not match ranges that begin at 0', () => {
  const main = { goRole: 'main' };
  const version = 'v0.0.0-20240115093000-0123456789ab';
  const affected = [{ scope: 'Go', name: 'example.org/tool', fixed: '1.2.0' }];
  assert.equal(found(`example.org/tool ${version}`, affected, main), 0);
  assert.deepEqual(reasons(`example.org/tool ${version}`, affected, main), ['unknown-version']);
  // A dependency that go.mod pins so has no release below it.
  assert.equal(found(`example.org/tool ${version}`, affected, { goRole: 'dependency' }), 1);
});

test('Go: modules without tags are compared by the date in their pseudo-versions', () => {
  const affected = [{ scope: 'Go', name: 'example.org/tool', fixed: '0.0.0-20240201000000-abcdefabcdef' }];
  assert.equal(found('example.org/tool v0.0.0-20240115093000-0123456789ab', affected, { goRole: 'main' }), 1);
  assert.equal(found('example.org/tool v0.0.0-20240301093000-0123456789ab', affected, { goRole: 'main' }), 0);
});

test('Go: a pseudo-version is a pre-release of the next patch', () => {
  const affected = [{ scope: 'Go', name: 'example.org/lib', fixed: '1.2.4' }];
  assert.equal(found('example.org/lib v1.2.4-0.20240115093000-0123456789ab', affected), 1);
  assert.equal(found('example.org/lib v1.2.5-0.20240115093000-0123456789ab', affected), 0);
});

test('Go: +incompatible does not count', () => {
  const affected = [{ scope: 'Go', name: 'github.com/docker/docker', fixed: '24.0.7+incompatible' }];
  assert.equal(found('github.com/docker/docker v24.0.6+incompatible', affected), 1);
  assert.equal(found('github.com/docker/docker v24.0.7+incompatible', affected), 0);
});

test('Go: a major version in the path is another module', () => {
  const affected = [{ scope: 'Go', name: 'example.org/lib/v2', fixed: '2.1.0' }];
  assert.equal(found('example.org/lib v2.0.0', affected), 0);
  assert.equal(found('example.org/lib/v2 v2.0.0', affected), 1);
});

test('Go: a flaw of some platforms only is none of others, and less sure where the platform is unknown', () => {
  const windows = { imports: [{ path: 'path/filepath', goos: ['windows'] }] };
  const affected = [{ scope: 'Go', name: 'stdlib', fixed: '1.21.8', limits: windows }];
  assert.equal(found('stdlib 1.21.7', affected, { goPlatform: 'linux/amd64' }), 0);
  assert.equal(found('stdlib 1.21.7', affected, { goPlatform: 'windows/amd64' }), 1);
  assert.equal(matched('stdlib 1.21.7', affected).findings[0]?.confidence, 'possible');

  const some = { imports: [...windows.imports, { path: 'net/http' }] };
  const open = [{ scope: 'Go', name: 'stdlib', fixed: '1.21.8', limits: some }];
  assert.equal(
    matched('stdlib 1.21.7', open, { goPlatform: 'linux/amd64' }).findings[0]?.confidence,
    'certain',
  );

  const arch = { imports: [{ path: 'crypto/x', goarch: ['ppc64le'] }] };
  const limited = [{ scope: 'Go', name: 'stdlib', fixed: '1.21.8', limits: arch }];
  assert.equal(found('stdlib 1.21.7', limited, { goPlatform: 'linux/amd64' }), 0);
  assert.equal(found('stdlib 1.21.7', limited, { goPlatform: 'linux/ppc64le' }), 1);
});
