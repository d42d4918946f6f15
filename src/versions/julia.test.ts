// Julia's order: what it has besides Semantic Versioning.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { julia } from './julia.ts';

const { ascending, same, unreadable } = checksOf(julia);

test('builds of one version follow each other', () => {
  ascending('3.0.8+2', '3.0.9', '3.0.9+0', '3.0.9+1', '3.0.9+10', '3.0.10+0');
});

test('a pre-release is below its release, whatever its build', () => {
  ascending('1.0.0-rc1', '1.0.0-rc1+4', '1.0.0', '1.0.0+0');
  same('v1.2.0', '1.2');
});

test('anything else can not be placed', () => unreadable('', 'main', '1.x', '1.0.0_1'));
