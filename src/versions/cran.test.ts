// R's order, rule by rule.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { cran } from './cran.ts';

const { ascending, same, unreadable } = checksOf(cran);

test('numbers compare as numbers', () => ascending('0.9', '0.10', '1.0', '1.9.9', '2'));

test('a longer version is the greater one', () => ascending('1.8', '1.8.0', '1.8.0.0', '1.8.1'));

test('hyphens are dots', () => {
  same('0.1-3', '0.1.3');
  ascending('0.1-3', '0.1-9', '0.1-10', '0.2-1');
});

test('leading zeros don’t count', () => same('1.02', '1.2'));

test('anything else can not be placed', () => {
  unreadable('', '.', '1.', '1..2', '1.-2', '-1', 'v1', '1.0a', '1_2', '1.0 ');
});
