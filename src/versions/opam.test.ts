// The order of opam, rule by rule.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { opam } from './opam.ts';

const { ascending, same, unreadable } = checksOf(opam);

test('~ comes before everything, even the end', () => {
  ascending('2.0.0~~', '2.0.0~alpha2', '2.0.0~beta', '2.0.0~beta3', '2.0.0~beta3.1', '2.0.0~rc2', '2.0.0');
});

test('numbers compare as numbers, letters come before other characters', () => {
  ascending('3.07', '3.08.1', '4.2', '4.10', '5');
  ascending('1.0', '1.0a', '1.0+b', '1.0.1');
  same('3.7', '3.07');
});

test('what follows the last hyphen decides only where all before it is equal', () => {
  ascending('2.5.2', '2.5.2-1', '2.5.2-2', '2.5.2-10', '2.5.3');
  same('2.5.2-0', '2.5.2');
});

test('the letter v is a letter like others', () => ascending('1.0', 'v1.0'));

test('what is no version of opam can not be placed', () => unreadable('', '1:1.0', '1.0 ', '{1.0}', '1.0é'));
