// Which proxy a URL goes through.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLoopback, proxyFor } from './proxy.ts';

const via = (url: string, env: Record<string, string>) => proxyFor(new URL(url), env)?.href;
const PROXY = 'http://proxy.test:3128/';

test('HTTPS_PROXY serves https, HTTP_PROXY serves http, in either case; capitals win', () => {
  assert.equal(via('https://a.test/', { HTTPS_PROXY: 'http://proxy.test:3128' }), PROXY);
  assert.equal(via('https://a.test/', { https_proxy: 'http://proxy.test:3128' }), PROXY);
  assert.equal(via('https://a.test/', { HTTPS_PROXY: PROXY, https_proxy: 'http://other.test' }), PROXY);
  assert.equal(via('https://a.test/', { HTTP_PROXY: PROXY }), undefined);
  assert.equal(via('http://a.test/', { HTTP_PROXY: PROXY }), PROXY);
  assert.equal(via('http://a.test/', { HTTPS_PROXY: PROXY }), undefined);
});

test('a proxy without a scheme is an HTTP proxy; an odd scheme is refused', () => {
  assert.equal(via('https://a.test/', { HTTPS_PROXY: 'proxy.test:3128' }), PROXY);
  assert.throws(() => via('https://a.test/', { HTTPS_PROXY: 'socks5://proxy.test' }), {
    code: 'usage.bad-option',
  });
  assert.throws(() => via('https://a.test/', { HTTPS_PROXY: 'http://[bad' }), { code: 'usage.bad-option' });
});

test('loopback never goes through a proxy', () => {
  const env = { HTTPS_PROXY: PROXY, HTTP_PROXY: PROXY };
  for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '[::1]', 'LOCALHOST', 'localhost.', '127.1'])
    for (const scheme of ['http', 'https'])
      assert.equal(via(`${scheme}://${host}:5000/`, env), undefined, host);
  assert.equal(isLoopback('127.0.0.1.evil.test'), false);
  assert.equal(isLoopback('localhost.evil.test'), false);
  assert.equal(isLoopback('128.0.0.1'), false);
});

const CASES: readonly (readonly [list: string, url: string, direct: boolean])[] = [
  ['*', 'https://a.test/', true],
  ['a.test', 'https://a.test/', true],
  ['a.test', 'https://sub.a.test/', true],
  ['a.test', 'https://nota.test/', false],
  ['.a.test', 'https://sub.a.test/', true],
  ['.a.test', 'https://a.test/', false],
  ['*.a.test', 'https://sub.a.test/', true],
  ['*.a.test', 'https://a.test/', false],
  ['A.TEST', 'https://a.test/', true],
  ['b.test, a.test ,', 'https://a.test/', true],
  ['a.test:443', 'https://a.test/', true],
  ['a.test:8443', 'https://a.test/', false],
  ['a.test:8443', 'https://a.test:8443/', true],
  ['.a.test:8443', 'https://x.a.test:8443/', true],
  ['10.1.2.3', 'https://10.1.2.3/', true],
  ['10.1.2.3', 'https://10.1.2.30/', false],
  ['10.1.2.3:443', 'https://10.1.2.3/', true],
  ['10.0.0.0/8', 'https://10.200.0.1/', true],
  ['10.0.0.0/8', 'https://11.0.0.1/', false],
  ['10.0.0.0/99', 'https://10.0.0.1/', false],
  ['10.0.0.0/8', 'https://ten.test/', false],
  ['fd00::/8', 'https://[fd12::1]/', true],
  ['fd00::/8', 'https://[fe80::1]/', false],
  ['fd12::1', 'https://[fd12::1]/', true],
  ['[fd12::1]:443', 'https://[fd12::1]/', true],
  ['2.3', 'https://10.1.2.3/', false],
  ['', 'https://a.test/', false],
];

test('NO_PROXY: *, addresses, CIDR ranges, suffixes and ports', () => {
  for (const [list, url, direct] of CASES)
    assert.equal(
      via(url, { HTTPS_PROXY: PROXY, NO_PROXY: list }),
      direct ? undefined : PROXY,
      `${list} ${url}`,
    );
});
