// What holds for all files that list packages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../test/support/catalogue.ts';
import { CATALOGUERS } from './cataloguers.ts';

/** The same package in files of many kinds. */
const TEXTS: Readonly<Record<string, string>> = {
  'ruby/Gemfile.lock': 'GEM\n  remote: https://rubygems.org/\n  specs:\n    reef (1.0)\n',
  'go/go.mod': 'module own\nrequire reef v1.0\n',
  'dart/pubspec.lock': 'packages:\n  reef:\n    source: hosted\n    version: "1.0"\n',
  'rust/Cargo.lock': '[[package]]\nname = "reef"\nversion = "1.0"\nsource = "registry+x"\n',
  'node/package-lock.json': '{"lockfileVersion":3,"packages":{"node_modules/reef":{"version":"1.0"}}}',
  'node/yarn.lock': 'reef@1:\n  version "1.0"\n',
  'python/requirements.txt': 'reef==1.0\n',
  'dotnet/packages.config': '<packages><package id="reef" version="1.0"/></packages>',
  'beam/mix.lock': '%{"reef" => {:hex, :reef, "1.0", "x", [:mix], [], "hexpm", "x"}}',
};

for (const [path, text] of Object.entries(TEXTS))
  test(`${path} is read in UTF-16, too`, async () => {
    for (const content of [text, utf16(text, false), utf16(text, true)]) {
      const results = [...(await catalogue(CATALOGUERS, [{ [path]: content }])).values()];
      const found = results.flatMap(({ packages }) => packages.map(({ name }) => name));
      assert.deepEqual(found, ['reef']);
      assert.deepEqual(
        results.flatMap(({ gaps }) => gaps),
        [],
      );
    }
  });

function utf16(text: string, big: boolean): Buffer {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? little.swap16() : little;
}
