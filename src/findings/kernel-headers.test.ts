// What of a kernel's source holds a kernel, and what becomes of the rest.
import assert from 'node:assert/strict';
import test from 'node:test';
import { advisorySource } from '../../test/support/advisories.ts';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import { match } from './index.ts';
import { isKernelHeaders } from './kernel-headers.ts';

const isHeaders = (type: string, name: string, source: string) =>
  isKernelHeaders(packageOf(type, name, { source }));

test('kernel: headers and tools of a kernel\u2019s source hold no kernel', () => {
  for (const [type, name, source] of [
    ['deb', 'linux-libc-dev', 'linux'],
    ['deb', 'linux-headers-6.1.0-18-common', 'linux'],
    ['deb', 'linux-aws-headers-6.8.0-1008', 'linux-aws'],
    ['deb', 'linux-kbuild-6.1', 'linux'],
    ['deb', 'linux-perf', 'linux'],
    ['rpm', 'kernel-headers', 'kernel'],
    ['rpm', 'kernel-default-devel', 'kernel-default'],
    ['rpm', 'kernel-tools-libs', 'kernel'],
    ['rpm', 'bpftool', 'kernel'],
    ['apk', 'linux-headers', 'linux-headers'],
  ] as const)
    assert.ok(isHeaders(type, name, source), name);
});

test('kernel: kernels, their modules, and what only sounds like one', () => {
  for (const [type, name, source] of [
    ['deb', 'linux-image-6.1.0-18-amd64', 'linux'],
    ['deb', 'linux-modules-6.8.0-1008-aws', 'linux-aws'],
    ['deb', 'libatm1', 'linux-atm'],
    ['deb', 'linux-base', 'linux-base'],
    ['rpm', 'kernel', 'kernel'],
    ['rpm', 'kernel-modules-core', 'kernel'],
    ['rpm', 'kernel-srpm-macros', 'kernel-srpm-macros'],
    ['apk', 'linux-lts', 'linux-lts'],
  ] as const)
    assert.ok(!isHeaders(type, name, source), name);
});

test('kernel headers: findings are suppressed with the reason, those of a kernel beside them stay', () => {
  const source = advisorySource([{ id: 'CVE-2024-0001', affected: [{ scope: 'Debian:12', name: 'linux' }] }]);
  const headers = packageOf('deb', 'linux-libc-dev 6.1.76-1', { source: 'linux' });
  const image = packageOf('deb', 'linux-image-6.1.0-18-amd64-unsigned 6.1.76-1', { source: 'linux' });
  const { findings, suppressed } = match(inventoryOf('debian 12', headers, image), source, {
    now: '2026-01-01T00:00:00Z',
  });
  assert.deepEqual(
    suppressed.map(({ reason, finding }) => [reason, finding.packages]),
    [['kernel-headers', [headers.id]]],
  );
  assert.deepEqual(
    findings.map(({ packages }) => packages),
    [[image.id]],
  );
});
