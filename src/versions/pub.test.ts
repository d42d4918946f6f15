// Dart's order: what it has besides Semantic Versioning.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { pub } from './pub.ts';

const { ascending, same, unreadable } = checksOf(pub);

test('a version with build metadata is above the one without', () => {
  ascending('1.0.0-dev', '1.0.0-dev+1', '1.0.0', '1.0.0+1', '1.0.1');
});

test('builds compare like pre-releases: numbers as numbers and below words', () => {
  ascending('0.11.3+2', '0.11.3+15', '0.11.3+15.1', '0.11.3+a', '0.11.3+a1', '0.11.3+b');
  same('1.2.3+b', '1.2.3+b');
});

test('anything else can not be placed', () => unreadable('', 'any', '^1.0.0', '1.x', '1.0.0-', '1.0.0+é'));
