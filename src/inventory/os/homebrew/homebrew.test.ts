// Homebrew's kegs and casks in images: receipts, formulas, layers, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerSpec } from '../../../../test/support/catalogue.ts';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { homebrew } from './index.ts';

const CELLAR = 'home/linuxbrew/.linuxbrew/Cellar';
const KEG = `${CELLAR}/openssl@3/3.1.4_1`;
const RECEIPT = JSON.stringify({
  arch: 'x86_64',
  source: { tap: 'homebrew/core', versions: { stable: '3.1.4' } },
});
const run = (...layers: LayerSpec[]) => resultOf([homebrew], ...layers);

test('a keg is a package: its folders name it, receipt and formula tell more', async () => {
  const { packages, contains, gaps } = await run({
    [`${KEG}/INSTALL_RECEIPT.json`]: RECEIPT,
    [`${KEG}/.brew/openssl@3.rb`]:
      'class OpensslAT3 < Formula\n  homepage "https://x"\n  license "Apache-2.0"\nend\n',
    [`${KEG}/bin/openssl`]: '',
  });
  assert.equal(packages.length, 1);
  const { id, ...rest } = packages[0]!;
  assert.match(id, /^brew-/);
  assert.deepEqual(rest, {
    type: 'brew',
    name: 'openssl@3',
    version: '3.1.4_1',
    arch: 'x86_64',
    purl: 'pkg:brew/openssl%403@3.1.4_1?arch=x86_64',
    licences: ['Apache-2.0'],
    evidence: [
      {
        cataloguer: 'os/homebrew',
        path: `${KEG}/INSTALL_RECEIPT.json`,
        layer: 0,
        by: 'INSTALL_RECEIPT.json',
        confidence: 'certain',
      },
    ],
    introduced: 0,
    details: { channel: 'homebrew/core' },
  });
  assert.deepEqual(contains, [{ package: id, paths: [KEG] }]);
  assert.deepEqual(gaps, []);
});

test('a formula alone names the package; licences of several are joined, nested ones are not told', async () => {
  const licences = {
    'license any_of: ["MIT", "0BSD"]': ['MIT OR 0BSD'],
    'license all_of: ["MIT", "GPL-2.0-or-later"]': ['MIT AND GPL-2.0-or-later'],
    'license any_of: ["MIT", { "GPL-2.0" => { with: "x" } }]': [],
    'license :public_domain': [],
  };
  for (const [line, expected] of Object.entries(licences)) {
    const { packages } = await run({
      [`${CELLAR}/jq/1.7/.brew/jq.rb`]: `class Jq < Formula\n  ${line}\nend\n`,
    });
    assert.deepEqual(
      packages.map(({ name, version, licences }) => [name, version, licences]),
      [['jq', '1.7', expected]],
    );
    assert.equal(packages[0]?.evidence[0]?.by, 'formula');
  }
});

test('a tap that is not the core one is the namespace', async () => {
  const receipt = JSON.stringify({ source: { tap: 'hashicorp/tap' } });
  const { packages } = await run({ [`${CELLAR}/vault/1.15/INSTALL_RECEIPT.json`]: receipt });
  assert.equal(packages[0]?.purl, 'pkg:brew/hashicorp/tap/vault@1.15');
});

test('a cask has its version in the receipt', async () => {
  const receipt = JSON.stringify({ source: { tap: 'homebrew/cask', version: '7.001' } });
  const { packages, contains } = await run({
    'opt/homebrew/Caskroom/font-hack/.metadata/INSTALL_RECEIPT.json': receipt,
  });
  assert.deepEqual(
    packages.map(({ name, version, purl }) => [name, version, purl]),
    [['font-hack', '7.001', 'pkg:brew/homebrew/cask/font-hack@7.001']],
  );
  assert.deepEqual(contains?.[0]?.paths, ['opt/homebrew/Caskroom/font-hack']);
});

test('a damaged receipt hides no package; other Ruby files are none', async () => {
  const result = await run({
    [`${KEG}/INSTALL_RECEIPT.json`]: '{"arch',
    [`${KEG}/lib/x.rb`]: '',
    'usr/lib/.brew/y.rb': '',
  });
  assert.deepEqual([linesOf(result), gapsIn(result)], [['openssl@3 3.1.4_1'], ['damaged']]);
});

test('a keg is introduced by its layer, and gone when it is deleted', async () => {
  const keg = (version: string) => ({ [`${CELLAR}/jq/${version}/INSTALL_RECEIPT.json`]: RECEIPT });
  const result = await run(keg('1.6'), { ...keg('1.7'), [`${CELLAR}/jq/.wh.1.6`]: '' }, keg('1.7'));
  assert.deepEqual(
    result.packages.map(({ version, introduced }) => [version, introduced]),
    [['1.7', 1]],
  );
});

test('damaged files give packages or gaps, never an internal fault', async () => {
  const layer = {
    [`${KEG}/INSTALL_RECEIPT.json`]: RECEIPT,
    [`${KEG}/.brew/a.rb`]: '  license any_of: ["MIT", "0BSD"]\n',
  };
  for (const path of Object.keys(layer)) await survivesDamage([homebrew], layer, path, 80);
});
