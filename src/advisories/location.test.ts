// Tests of where the database lies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseFolder } from './location.ts';

test('PLIMSOLL_DB, else the XDG cache, else ~/.cache', () => {
  assert.equal(databaseFolder({ PLIMSOLL_DB: '/data/db', XDG_CACHE_HOME: '/cache' }, '/home/x'), '/data/db');
  assert.equal(databaseFolder({ XDG_CACHE_HOME: '/cache' }, '/home/x'), '/cache/plimsoll/db');
  assert.equal(databaseFolder({}, '/home/x'), '/home/x/.cache/plimsoll/db');
});

test('empty variables and a relative XDG folder do not count', () => {
  assert.equal(
    databaseFolder({ PLIMSOLL_DB: '', XDG_CACHE_HOME: 'cache' }, '/home/x'),
    '/home/x/.cache/plimsoll/db',
  );
});
