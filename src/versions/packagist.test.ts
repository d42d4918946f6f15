// Composer's order: what its form of versions adds to PHP's.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { packagist } from './packagist.ts';

const { ascending, same, unreadable } = checksOf(packagist);

test('missing numbers are 0', () => {
  same('3.4', 'v3.4.0', '3.4.0.0', '3.4.0.0.0', '3.4-stable', '3.4.0+build');
  ascending('3.3.9', '3.4.0-alpha', '3.4', '3.4.0.1', '3.4.1');
});

test('stability: dev < alpha < beta < RC < release < patch, whatever the case', () => {
  ascending(
    '1.0-dev',
    '1.0-ALPHA2',
    '1.0-beta1',
    '1.0-BETA2',
    '1.0-rc1',
    '1.0-RC2',
    '1.0',
    '1.0-p1',
    '1.0-PL2',
  );
  same('1.0a1', '1.0-alpha.1', '1.0-ALPHA1');
});

test('a branch with a number stands above all that was released from it', () => {
  ascending('2.3.1', '2.3.x-dev', '2.4.0', '2.x-dev', '3.0.0-dev', '3.0.0');
});

test('branches without a number can not be placed', () =>
  unreadable('', 'dev-main', 'main', 'dev-2.0', '^1.0'));
