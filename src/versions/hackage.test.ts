// Haskell's order, rule by rule.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { hackage } from './hackage.ts';

const { ascending, same, unreadable } = checksOf(hackage);

test('numbers compare as numbers', () => ascending('0', '0.1.26.0', '0.11.3.0', '1.0', '9.10.2', '10'));

test('a longer version is the greater one', () => ascending('1.0', '1.0.0', '1.0.0.0', '1.1'));

test('leading zeros don’t count', () => same('1.02', '1.2'));

test('anything else can not be placed', () => {
  unreadable('', '1.', '1..2', '1-2', 'v1', '1.0-rc1', '1.0a', '>=1.0');
});
