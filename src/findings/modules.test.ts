// The table of RPM modularity, row by row.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { AffectedRow } from '../advisories/types.ts';
import { moduleFit, withoutBuild } from './modules.ts';

function row(fixed: string, module?: string): AffectedRow {
  const base = {
    name: 'x',
    scope: 'AlmaLinux:8',
    advisory: 0,
    seq: 0,
    status: 'affected',
    word: '',
  } as const;
  const limits = module === undefined ? {} : { limits: { module } };
  return { ...base, introduced: '0', fixed, last: '', versions: [], ...limits };
}

const BUILD = '1-1.module+el8.7.0+16806+4109802b';
const fit = (label: string | undefined, one: AffectedRow, title = 'Important: security update') =>
  moduleFit(label, one, () => title);

test('modularity: no label information at all is satisfied by every row', () => {
  assert.equal(fit(undefined, row(BUILD, 'nodejs:18')), 'yes');
  assert.equal(fit(undefined, row('1-1.el8')), 'yes');
});

test('modularity: an empty label does not match a module\u2019s advisory', () => {
  assert.equal(fit('', row(BUILD, 'nodejs:18')), 'no');
  assert.equal(fit('', row(BUILD)), 'no');
  assert.equal(fit('', row('1-1.el8')), 'yes');
});

test('modularity: an advisory without module does not match a modular package', () => {
  assert.equal(fit('nodejs:18:8070:abc', row('1-1.el8')), 'no');
});

test('modularity: name and full stream are compared as fields', () => {
  assert.equal(fit('nodejs:18:8070:abc', row(BUILD, 'nodejs:18')), 'yes');
  assert.equal(fit('postgresql:10:8070:abc', row(BUILD, 'postgresql:1')), 'no');
  assert.equal(fit('postgresql:1:8070:abc', row(BUILD, 'postgresql:10')), 'no');
  assert.equal(fit('nodejs:20:8070:abc', row(BUILD, 'nodejs:18')), 'no');
});

test('modularity: an erratum of several streams names them in its title', () => {
  const title = 'Moderate: python38:3.8 and python38-devel:3.8 security update';
  assert.equal(fit('python38:3.8:8070:abc', row(BUILD), title), 'yes');
  assert.equal(fit('python38-devel:3.8:8070:abc', row(BUILD), title), 'yes');
  assert.equal(fit('python39:3.9:8070:abc', row(BUILD), title), 'no');
});

test('modularity: where nothing names the stream, the match is less sure', () => {
  assert.equal(fit('python36:3.6:8070:abc', row(BUILD)), 'perhaps');
});

test('modularity: a version without its build number', () => {
  assert.equal(withoutBuild(`1:${BUILD}`), '1:1-1');
  assert.equal(withoutBuild('1-1.module_el8.3.0+6'), '1-1');
  assert.equal(withoutBuild('1-1.el8'), '1-1.el8');
});
