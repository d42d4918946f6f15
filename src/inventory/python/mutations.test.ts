// Seeded damage for the parsers of Python's lock files and manifests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../../test/support/mutate.ts';
import { buildZip } from '../../../test/support/zip.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { PYTHON } from './index.ts';

const EXAMPLES: Record<string, string | Uint8Array> = {
  'requirements.txt':
    'Flask[x]==2.0.0 ; a == "b" --hash=sha256:aa \\\n --hash=sha256:bb\n-r base.txt\nx @ https://e/x-1-py3-none-any.whl\n',
  'Pipfile.lock':
    '{"_meta":{"x":{}},"default":{"a":{"version":"==1.0","hashes":["x"]}},"develop":{"b":{"git":"y"}}}',
  'poetry.lock':
    '[[package]]\nname = "a"\nversion = "1"\ngroups = ["main"]\n[package.source]\ntype = "git"\n',
  'pdm.lock': '[[package]]\nname = "a"\nversion = "1"\ngroups = ["dev"]\n',
  'pylock.toml': '[[packages]]\nname = "a"\nversion = "1"\nmarker = "\'dev\' in dependency_groups"\n',
  'uv.lock':
    '[[package]]\nname = "app"\nsource = { virtual = "." }\ndependencies = [{ name = "a", extra = ["x"] }]\n' +
    '[[package]]\nname = "a"\nversion = "1"\n[package.optional-dependencies]\nx = [{ name = "a" }]\n',
  'setup.py': 'setup(install_requires=[\'a==1.0\', "b>=2"])',
  'a-1-py3-none-any.whl': buildZip([{ name: 'a-1.dist-info/METADATA', data: 'Name: a\nVersion: 1\n\n' }]),
};

for (const [path, content] of Object.entries(EXAMPLES))
  test(`mutated ${path}: packages, or Damaged, or OverBudget`, () => {
    const entry = { path } as Entry;
    const { readers } = PYTHON.find(({ support }) =>
      support.files.some((pattern) => path.endsWith(pattern.slice(4))),
    )!;
    let found = 0;
    for (const file of mutations(Buffer.from(content), 300)) {
      try {
        readers[0]!.read?.(bytesOf(file), entry, { fact: () => (found += 1), gap: () => {} });
      } catch (error) {
        assert.ok(isBadContent(error), String(error));
      }
    }
    assert.ok(found > 0);
  });
