// Tests of name comparison by ecosystem.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normaliseName } from './ecosystem-names.ts';

test('PyPI names: lower case, and runs of - _ . are one hyphen (PEP 503)', () => {
  for (const spelling of ['Ruamel.YAML', 'ruamel-yaml', 'ruamel__yaml', 'RUAMEL-_.yaml'])
    assert.equal(normaliseName('PyPI', spelling), 'ruamel-yaml');
});

test('NuGet, Packagist and GitHub Actions names: case does not count', () => {
  assert.equal(normaliseName('NuGet', 'Newtonsoft.Json'), 'newtonsoft.json');
  assert.equal(normaliseName('Packagist', 'Symfony/Http-Kernel'), 'symfony/http-kernel');
  assert.equal(normaliseName('GitHub Actions', 'TJ-Actions/Changed-Files'), 'tj-actions/changed-files');
});

test('Maven, npm, Go and distribution names: case counts', () => {
  for (const family of ['Maven', 'npm', 'Go', 'crates.io', 'Debian', 'Red Hat'])
    assert.equal(normaliseName(family, 'JSONStream_a.B'), 'JSONStream_a.B');
});

test('Swift names: address of the repository without scheme and .git', () => {
  assert.equal(
    normaliseName('SwiftURL', 'https://GitHub.com/Apple/swift-nio.git'),
    'github.com/apple/swift-nio',
  );
});

test('VS Code extensions: publisher and name, in lower case, with a dot or as a path', () => {
  for (const spelling of ['Redhat.Java', 'redhat/java', 'redhat.java'])
    assert.equal(normaliseName('VSCode', spelling), 'redhat.java');
});

test('normalising twice changes nothing', () => {
  const families = fc.constantFrom('PyPI', 'NuGet', 'SwiftURL', 'npm', 'VSCode', 'Debian');
  fc.assert(
    fc.property(families, fc.string({ unit: 'binary' }), (family, name) => {
      const once = normaliseName(family, name);
      assert.equal(normaliseName(family, once), once);
    }),
  );
});
