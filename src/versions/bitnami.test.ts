// The order of Bitnami's components: what it has besides Semantic Versioning.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { bitnami } from './bitnami.ts';

const { ascending, same, unreadable } = checksOf(bitnami);

test('a number behind the hyphen is a revision, not a pre-release', () => {
  ascending('11.2.1-9', '11.2.2', '11.2.2-1', '11.2.2-2', '11.2.2-10', '11.2.3');
  same('1.19.0', '1.19.0-0', '1.19.0-00');
});

test('words behind the hyphen are a pre-release', () => {
  ascending('2.6.0-rc1', '2.6.0-rc2', '2.6.0', '2.6.0-1');
});

test('anything else can not be placed', () => unreadable('', 'nightly.2026-03-10.0', '-1', '1.0-', '1.0_1'));
