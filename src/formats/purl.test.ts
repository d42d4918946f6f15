// Package URLs: every rule by which they are built, and that they come back as they were.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { buildPurl, type Purl, parsePurl } from './purl.ts';

/** The parts of `text`, which must be its own canonical form, as a plain object. */
function partsOf(text: string): unknown {
  const purl = parsePurl(text);
  assert.ok(purl, text);
  assert.equal(buildPurl(purl), text);
  return JSON.parse(JSON.stringify(purl));
}

test('types of operating systems: vendor as namespace, arch and distro as qualifiers', () => {
  assert.deepEqual(partsOf('pkg:deb/debian/libc6@2.36-9%2Bdeb12u9?arch=amd64&distro=debian-12'), {
    type: 'deb',
    namespace: 'debian',
    name: 'libc6',
    version: '2.36-9+deb12u9',
    qualifiers: { arch: 'amd64', distro: 'debian-12' },
  });
});

test('an npm scope is a namespace with its sign encoded', () => {
  const url = buildPurl({ type: 'npm', namespace: '@babel', name: 'core', version: '7.0.0' });
  assert.equal(url, 'pkg:npm/%40babel/core@7.0.0');
  assert.deepEqual(partsOf(url), { type: 'npm', namespace: '@babel', name: 'core', version: '7.0.0' });
});

test('an npm scope with a bare sign is understood', () => {
  assert.deepEqual(
    { ...parsePurl('pkg:npm/@babel/core@7.0.0') },
    {
      type: 'npm',
      namespace: '@babel',
      name: 'core',
      version: '7.0.0',
    },
  );
  assert.deepEqual(
    { ...parsePurl('pkg:npm/@babel/core') },
    { type: 'npm', namespace: '@babel', name: 'core' },
  );
});

test('the case of npm, Go, Maven and rpm names is kept', () => {
  for (const url of [
    'pkg:npm/JSONStream@1.3.5',
    'pkg:golang/github.com/Azure/go-autorest@v14.2.0%2Bincompatible',
    'pkg:maven/org.Example/Thing@1.0',
    'pkg:rpm/redhat/ModemManager@1.20.2-1.el9?epoch=1',
    'pkg:cargo/Inflector@0.11.4',
  ]) {
    partsOf(url);
  }
});

test('names of apk, deb and the like are lower case, of rpm only the namespace', () => {
  assert.equal(buildPurl({ type: 'deb', namespace: 'Debian', name: 'Curl' }), 'pkg:deb/debian/curl');
  assert.equal(buildPurl({ type: 'apk', namespace: 'Alpine', name: 'Curl' }), 'pkg:apk/alpine/curl');
  assert.equal(buildPurl({ type: 'rpm', namespace: 'Fedora', name: 'Curl' }), 'pkg:rpm/fedora/Curl');
  assert.equal(buildPurl({ type: 'NPM', name: 'x' }), 'pkg:npm/x');
});

test('pypi: lower case, runs of - _ . become one -', () => {
  assert.equal(buildPurl({ type: 'pypi', name: 'Zope.__Interface' }), 'pkg:pypi/zope-interface');
  assert.equal(parsePurl('pkg:pypi/Zope.Interface@1')?.name, 'zope-interface');
});

test('qualifiers are sorted, their keys lower case, empty ones left out', () => {
  const qualifiers = { arch: 'all', epoch: '', Distro: 'x', b: 'a/b c&d=e' };
  assert.equal(
    buildPurl({ type: 'deb', name: 'a', qualifiers }),
    'pkg:deb/a?arch=all&b=a%2Fb%20c%26d%3De&distro=x',
  );
  assert.deepEqual(partsOf('pkg:deb/a?arch=all'), { type: 'deb', name: 'a', qualifiers: { arch: 'all' } });
  assert.deepEqual({ ...parsePurl('pkg:deb/a?arch=') }, { type: 'deb', name: 'a' });
});

test('everything but letters, digits and . - _ ~ : is encoded', () => {
  assert.equal(
    buildPurl({ type: 'generic', name: "a!'()*+/ü%", version: '1:2~3-4_5@6' }),
    'pkg:generic/a%21%27%28%29%2A%2B%2F%C3%BC%25@1:2~3-4_5%406',
  );
});

test('empty segments of a namespace, and dots in a subpath, are dropped', () => {
  const url = buildPurl({ type: 'golang', namespace: '/a//b/', name: 'c', subpath: '/./x/../y/' });
  assert.equal(url, 'pkg:golang/a/b/c#x/y');
  assert.deepEqual(partsOf(url), { type: 'golang', namespace: 'a/b', name: 'c', subpath: 'x/y' });
});

test('scheme and type in any case, slashes behind the scheme', () => {
  assert.deepEqual(
    { ...parsePurl('PKG://Maven/g/a@1') },
    { type: 'maven', namespace: 'g', name: 'a', version: '1' },
  );
});

test('a version may hold an unencoded slash', () => {
  assert.equal(parsePurl('pkg:github/a/b@feature/x')?.version, 'feature/x');
});

test('what is no package URL', () => {
  for (const bad of [
    '',
    'curl@1.0',
    'pkg:curl',
    'pkg:/curl',
    'pkg:3nginx/nginx@0.8.9',
    'pkg:n&g?inx/nginx@0.8.9',
    'pkg:nginx:a/nginx',
    'pkg%3Amaven/g/a',
    'pkg:maven/@1.3.4',
    'pkg:maven/',
    'pkg:deb/a%',
    'pkg:deb/a%FF',
    'pkg:npm/a?in%20production=true',
    'pkg:npm/a?=x',
    'pkg:npm/a?x',
    'pkg:npm/a?x=1&X=2',
    'https://example.com/a',
  ]) {
    assert.equal(parsePurl(bad), undefined, bad);
  }
});

test('qualifiers named like properties of objects are no more than names', () => {
  const purl = parsePurl('pkg:npm/a?constructor=1&tostring=2');
  assert.equal(purl?.qualifiers?.['constructor'], '1');
  assert.equal(parsePurl('pkg:npm/a?b=1')?.qualifiers?.['constructor'], undefined);
  assert.equal(parsePurl('pkg:npm/a?__proto__=1'), undefined);
});

test('building again what was parsed gives the same text, whatever the parts hold', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 });
  const key = fc.stringMatching(/^[a-z][a-z0-9._-]{0,5}$/);
  const purls = fc.record(
    {
      type: fc.constantFrom('npm', 'pypi', 'deb', 'rpm', 'golang', 'maven', 'generic'),
      namespace: text,
      name: text,
      version: text,
      qualifiers: fc.dictionary(key, text),
      subpath: text,
    },
    { requiredKeys: ['type', 'name'] },
  );
  fc.assert(
    fc.property(purls, (purl: Purl) => {
      const url = buildPurl(purl);
      assert.match(url, /^[\w.~:/@?=&#%-]+$/);
      const parsed = parsePurl(url);
      assert.ok(parsed, url);
      assert.equal(buildPurl(parsed), url);
      if (purl.type === 'generic') assert.equal(parsed.name, purl.name.toWellFormed());
    }),
    { numRuns: 500 },
  );
});

test('no text makes it throw, and what is taken apart builds to a form that stays', () => {
  const piece = fc.constantFrom(
    'pkg:',
    'npm/',
    '/',
    '@',
    '?',
    '#',
    '%',
    '%2F',
    '%41',
    'a',
    '=',
    '&',
    'B',
    '.',
    '..',
    'ü',
    '%C3',
  );
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => `pkg:npm/${pieces.join('')}`);
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (text) => {
      const purl = parsePurl(text);
      if (purl === undefined) return;
      const url = buildPurl(purl);
      const again = parsePurl(url);
      assert.ok(again, url);
      assert.equal(buildPurl(again), url);
    }),
    { numRuns: 2000 },
  );
});
