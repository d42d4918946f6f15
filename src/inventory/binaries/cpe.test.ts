// Tests of the CPEs of recognised products.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpeOf } from './cpe.ts';

const numbers = (product: string, version: string) =>
  cpeOf(product, version).slice(`cpe:2.3:a:${product}:`.length, -12);

test('a version, without the build behind a plus', () => {
  assert.equal(cpeOf('f5:nginx', '1.25.3'), 'cpe:2.3:a:f5:nginx:1.25.3:*:*:*:*:*:*:*');
  assert.equal(numbers('oracle:openjdk', '11.0.22+7'), '11.0.22:*');
  assert.equal(numbers('openssl:openssl', '1.1.1w'), '1.1.1w:*');
  assert.equal(numbers('x:y', '1.2~a'), String.raw`1.2\~a:*`);
});

test('an update has its own field', () => {
  assert.equal(numbers('openbsd:openssh', '9.2p1'), '9.2:p1');
  assert.equal(numbers('python:python', '3.12.0rc1'), '3.12.0:rc1');
  assert.equal(numbers('istio:istio', '1.29.0-alpha.0'), '1.29.0:alpha0');
});

test('updates of Java 8, as OpenJDK and Oracle are listed', () => {
  assert.equal(numbers('oracle:openjdk', '1.8.0_352-b08'), '8:update352');
  assert.equal(numbers('oracle:jre', '1.8.0_451-b10'), '1.8.0:update451');
});
