// PHP's `version_compare`, rule by rule.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { comparePhp } from './packagist-php.ts';

const { ascending, same, unreadable } = checksOf({ name: 'php', compare: comparePhp });

test('numbers compare as numbers, and a longer version is the greater one', () => {
  ascending('1', '1.0', '1.0.0', '1.0.1', '1.2', '1.10');
  same('1.02', '1.2');
});

test('words: dev < alpha < beta < RC < release < patch, and any other word before them all', () => {
  ascending('1.0foo', '1.0dev', '1.0alpha', '1.0beta', '1.0RC', '1.0', '1.0.1', '1.0pl1');
  same('1.0a1', '1.0alpha1');
  same('1.0b1', '1.0beta1');
  same('1.0p1', '1.0pl1', '1.0patch1');
  same('1.0RC1', '1.0rc1');
});

test('upper case but RC is any other word', () => {
  same('1.9.0-ALPHA.2', '1.9.0-BETA.2');
});

test('it doesn’t count what separates the parts', () => {
  same('1.0-beta.2', '1.0_beta-2', '1.0.beta2', '1.0beta2');
});

test('a leading v and build metadata don’t count', () => {
  same('v1.2.0', 'V1.2.0', '1.2.0', '1.2.0+170607');
});

test('branches and other texts can not be placed', () => {
  unreadable('', 'dev-main', 'main', 'v', '^1.0', '1.0@dev', '1.0 || 2.0', '1.0é');
});
