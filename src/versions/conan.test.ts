// Conan's order, rule by rule.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { conan } from './conan.ts';

const { ascending, same, unreadable } = checksOf(conan);

test('any count of items; trailing zeros don’t count', () => {
  ascending('1.2', '1.2.0.1', '1.2.11', '1.10', '2');
  same('1', '1.0', '1.0.0.0');
});

test('letters behind a number count up, and words come after numbers', () => {
  ascending('1.1.1', '1.1.1a', '1.1.1w', '1.1.2', '1.1.10a', 'cci.20220101', 'cci.20231231');
});

test('a pre-release is below its release', () => {
  ascending('1.0-alpha', '1.0-alpha.2', '1.0-alpha.10', '1.0-rc1', '1.0', '1.0.1-rc1');
});

test('builds count, above none', () => {
  ascending('1.0-rc1', '1.0-rc1+2', '1.0', '1.0+1', '1.0+2', '1.0+10', '1.0.1');
});

test('ranges and broken versions can not be placed', () => {
  unreadable('', '[>=1.0 <2]', '1..2', '1.', '1.0-', '1.0+', '1.0 ', '1.0@user');
});
