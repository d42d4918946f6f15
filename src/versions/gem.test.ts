// RubyGems' order, rule by rule.
import { test } from 'node:test';
import { checksOf } from '../../test/support/orders.ts';
import { gem } from './gem.ts';

const { ascending, same, unreadable } = checksOf(gem);

test('numbers compare as numbers, and missing ones are 0', () => {
  ascending('0.9', '1.0', '1.0.1', '1.2', '1.10', '2');
  same('1', '1.0', '1.0.0', '01.0');
});

test('a word makes a pre-release, wherever it stands', () => {
  ascending('1.0.a', '1.0.beta2', '1.0.beta10', '1.0.rc1', '1.0', '1.0.0.1');
  ascending('1.0.a10', '1.0.b1');
});

test('a number and a word need no dot between them', () => {
  same('1.0.0.rc4', '1.0.0.rc.4', '1.0.0rc4');
});

test('zeros before and behind a pre-release don’t count', () => {
  same('1.0.0.rc4', '1.rc4', '1.0.0.rc4.0');
});

test('words compare by their code units, capitals first', () => {
  ascending('1.0.RC1', '1.0.alpha', '1.0.beta');
});

test('a hyphen is .pre.', () => {
  same('1.4.0-beta.1', '1.4.0.pre.beta.1');
  ascending('1.4.0-beta.1', '1.4.0-beta.2', '1.4.0');
});

test('a platform behind the version doesn’t count', () => {
  same(
    '1.13.3',
    '1.13.3-java',
    '1.13.3-x86_64-linux',
    '1.13.3-x86_64-linux-musl',
    '1.13.3-aarch64-linux-gnu',
    '1.13.3-arm64-darwin-23',
    '1.13.3-universal-darwin',
    '1.13.3-x64-mingw-ucrt',
    '1.13.3-x86-mswin32-60',
  );
});

test('what RubyGems calls malformed can not be placed', () => {
  unreadable('', 'a', 'v1.0', '1..2', '1.', '1.0_1', '1.0+1', '1.0 ', '>= 1.0', '1.0-', '1.-a', 'é');
});
