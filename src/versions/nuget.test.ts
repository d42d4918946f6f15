// NuGet's order, rule by rule.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { nuget } from './nuget.ts';

const { ascending, same, unreadable } = checksOf(nuget);

test('up to four numbers; missing ones and leading zeros don’t count', () => {
  ascending('1.0.0', '1.0.0.1', '1.0.1', '1.2', '1.10.0', '2.0.0.0');
  same('1', '1.0', '1.0.0', '1.0.0.0', '1.00.0');
});

test('a pre-release is below its release, labels are compared one by one', () => {
  ascending(
    '1.0.0-1',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.2',
    '1.0.0-alpha.10',
    '1.0.0-beta',
    '1.0.0',
  );
  ascending('1.0.0.1-alpha', '1.0.0.1-pre', '1.0.0.1');
});

test('case of labels doesn’t count', () => {
  same('1.0.0-BETA.x', '1.0.0-beta.X');
  ascending('1.0.0-BETA', '1.0.0-beta2', '1.0.0-RC');
});

test('build metadata is ignored', () => {
  same('1.0.0', '1.0.0+a', '1.0.0+b.1');
  same('1.0.0-rc+a', '1.0.0-RC+b');
});

test('anything else can not be placed', () => {
  unreadable(
    '',
    'v1.0',
    '1.',
    '1..2',
    '1.x',
    '1.0-',
    '1.0-a..b',
    '1.0-a_b',
    '[1.0,2.0)',
    '1.*',
    '1.0+é',
    '1.0-\u212a',
  );
});
