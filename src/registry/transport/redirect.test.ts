// Redirects, and what goes along.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headersFor, redirectTarget } from './redirect.ts';

const from = new URL('https://registry.test/v2/a/blobs/x');

test('a redirect may be relative, and loses login and fragment', () => {
  assert.equal(String(redirectTarget(from, '../y?z=1#f')), 'https://registry.test/v2/a/y?z=1');
  assert.equal(String(redirectTarget(from, 'https://user:secret@b.test/y')), 'https://b.test/y');
});

test('HTTPS to plain HTTP, other schemes, nothing and nonsense are refused with a reason', () => {
  for (const location of [
    'http://registry.test/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'data:,x',
    undefined,
    'https://[',
  ])
    assert.equal(typeof redirectTarget(from, location), 'string', String(location));
});

test('credentials stay within one origin: scheme, host and port', () => {
  const headers = { authorization: 'Bearer x', Cookie: 'a', Accept: '*/*', Range: 'bytes=1-' };
  const kept = (to: string) => Object.keys(headersFor(from, new URL(to), headers));
  assert.deepEqual(kept('https://registry.test/else'), Object.keys(headers));
  for (const to of ['https://registry.test:8443/', 'https://b.test/', 'https://sub.registry.test/'])
    assert.deepEqual(kept(to), ['Accept', 'Range'], to);
});
