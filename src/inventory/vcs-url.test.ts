// Tests of addresses of repositories in package URLs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vcsUrl, withoutUser } from './vcs-url.ts';

test('address and revision, without a user’s name and password', () => {
  assert.deepEqual(vcsUrl('https://me:secret@git.example/reef.git', '0a'), {
    vcs_url: 'git+https://git.example/reef.git@0a',
  });
  assert.deepEqual(vcsUrl('https://git.example/reef', '', 'hg'), { vcs_url: 'hg+https://git.example/reef' });
  assert.deepEqual(vcsUrl('', '0a'), {});
  assert.equal(withoutUser('git@github.com:a/b.git'), 'git@github.com:a/b.git');
  assert.equal(withoutUser('https://git.example/a@b'), 'https://git.example/a@b');
});
