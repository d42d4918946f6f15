// Tests of the cataloguers of Ruby.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '../../image/entry.ts';
import type { LayerSpec } from '../../../test/support/catalogue.ts';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../test/support/results.ts';
import { bundlerLock } from './bundler-lock.ts';
import { gemspec } from './gemspec.ts';

const spec = (name: string, version: string, more = '') =>
  `Gem::Specification.new do |s|\n  s.name = "${name}".freeze\n  s.version = "${version}"\n${more}end\n`;
const gems = (...layers: LayerSpec[]) => resultOf([gemspec], ...layers);
const lock = (text: string, path = 'Gemfile.lock') => resultOf([bundlerLock], { [path]: text });

test('an installed gem: package URL, licences, and the folders that are its own', async () => {
  const { packages, contains, gaps } = await gems({
    'usr/lib/ruby/gems/3.3.0/specifications/reef-1.2.3-x86_64-linux.gemspec': spec(
      'reef',
      '1.2.3',
      '  s.platform = "x86_64-linux".freeze\n  s.licenses = ["MIT".freeze]\n',
    ),
    'usr/lib/ruby/gems/3.3.0/gems/reef-1.2.3-x86_64-linux/lib/reef.rb': '',
    'usr/lib/ruby/gems/3.3.0/extensions/x86_64-linux/3.3.0/reef-1.2.3-x86_64-linux/reef.so': '',
  });
  const { id, ...rest } = packages[0]!;
  assert.deepEqual(rest, {
    type: 'gem',
    name: 'reef',
    version: '1.2.3',
    purl: 'pkg:gem/reef@1.2.3?platform=x86_64-linux',
    licences: ['MIT'],
    evidence: [
      {
        cataloguer: 'ruby/gemspec',
        path: 'usr/lib/ruby/gems/3.3.0/specifications/reef-1.2.3-x86_64-linux.gemspec',
        layer: 0,
        by: 'gemspec',
        confidence: 'certain',
      },
    ],
    introduced: 0,
    details: {},
  });
  assert.deepEqual(contains, [
    {
      package: id,
      paths: [
        'usr/lib/ruby/gems/3.3.0/gems/reef-1.2.3-x86_64-linux',
        'usr/lib/ruby/gems/3.3.0/extensions/x86_64-linux/3.3.0/reef-1.2.3-x86_64-linux',
      ],
    },
  ]);
  assert.deepEqual(gaps, []);
});

test('default gems are shipped with the interpreter, and marked', async () => {
  const { packages } = await gems({
    'usr/lib/ruby/gems/3.3.0/specifications/default/json-2.7.1.gemspec': spec('json', '2.7.1'),
  });
  assert.deepEqual(
    packages.map(({ name, details }) => [name, details.channel]),
    [['json', 'default gem']],
  );
});

test('two versions beside one another are two gems; one that a higher layer deletes is gone', async () => {
  const home = 'var/lib/gems/3.1.0/specifications';
  const result = await gems(
    {
      [`${home}/a-1.gemspec`]: spec('a', '1'),
      [`${home}/a-2.gemspec`]: spec('a', '2'),
      [`${home}/b-1.gemspec`]: spec('b', '1'),
    },
    { [`${home}/.wh.b-1.gemspec`]: '', [`${home}/a-2.gemspec`]: spec('a', '2') },
  );
  assert.deepEqual(linesOf(result), ['a 1', 'a 2']);
  assert.deepEqual(
    result.packages.map(({ introduced }) => introduced),
    [0, 0],
  );
});

test('gems from Git: Bundler writes their specifications anew; those deeper in are tests of theirs', async () => {
  const folder = 'usr/local/bundle/bundler/gems/reef-0123456789ab';
  const result = await gems({
    [`${folder}/reef.gemspec`]: spec('reef', '2.0.0'),
    [`${folder}/part/part.gemspec`]: spec('part', '2.0.0'),
    [`${folder}/spec/fixtures/x/x.gemspec`]: spec('x', '1'),
  });
  assert.deepEqual(
    result.packages.map(({ name, evidence }) => [name, evidence[0]?.confidence]),
    [
      ['reef', 'likely'],
      ['part', 'likely'],
    ],
  );
  assert.deepEqual(
    result.contains?.map(({ paths }) => paths),
    [[folder], [`${folder}/part`]],
  );
});

test("a gem's own source outside of specifications is no record of an install", async () => {
  const result = await gems({ 'usr/lib/ruby/gems/3.3.0/gems/reef-1/reef.gemspec': spec('reef', '1') });
  assert.deepEqual([result.packages, result.gaps], [[], []]);
});

test('paths of megabytes are judged in one pass', () => {
  const entry = { path: `${'specifications/x/'.repeat(200_000)}y` } as Entry;
  assert.equal(gemspec.readers[0]?.wants('y', entry), 'bytes');
});

test('a specification that states its version by running code is a gap that hides', async () => {
  const result = await gems({
    'x/specifications/a.gemspec': 'Gem::Specification.new do |s|\n  s.name = "a"\n  s.version = A::V\nend\n',
  });
  assert.deepEqual([linesOf(result), gapsIn(result)], [[], ['not-understood hides']]);
});

const LOCK = `GIT
  remote: https://git.example/reef.git
  revision: 0123456789012345678901234567890123456789
  branch: main
  specs:
    reef (2.0.0.alpha1)
      rack (~> 2.0)

PATH
  remote: .
  specs:
    project (0.1.0)
      reef

GEM
  remote: https://rubygems.org/
  specs:
    nokogiri (1.13.3-x86_64-linux)
      racc (~> 1.4)
    nokogiri (1.13.3-arm64-darwin)
      racc (~> 1.4)
    racc (1.6.0)

GEM
  remote: https://gems.example/
  specs:
    inner (3.0)

PLATFORMS
  x86_64-linux

DEPENDENCIES
  reef!
  racc (1.6.0)

CHECKSUMS
  racc (1.6.0) sha256=00

BUNDLED WITH
   2.5.0
`;

test('Gemfile.lock: gems of all sources but the project itself; platforms are one; other sources are less certain', async () => {
  const { packages, gaps } = await lock(LOCK);
  assert.deepEqual(
    packages.map(({ purl, evidence, details }) => [purl, evidence[0]?.confidence, details.declared]),
    [
      ['pkg:gem/reef@2.0.0.alpha1', 'likely', 'lock'],
      ['pkg:gem/nokogiri@1.13.3', 'certain', 'lock'],
      ['pkg:gem/racc@1.6.0', 'certain', 'lock'],
      ['pkg:gem/inner@3.0', 'likely', 'lock'],
    ],
  );
  assert.deepEqual(gaps, []);
});

test('Gemfile.lock with Windows line ends, and under its other names', async () => {
  for (const path of ['app/gems.locked', 'app/Gemfile.next.lock'])
    assert.equal((await lock(LOCK.replaceAll('\n', '\r\n'), path)).packages.length, 4);
});

test('Gemfile.lock with a merge conflict: all gems of both sides, and a gap', async () => {
  const result = await lock(
    'GEM\n  remote: https://rubygems.org/\n  specs:\n<<<<<<< HEAD\n    a (1)\n=======\n    a (2)\n>>>>>>> x\n',
  );
  assert.deepEqual([linesOf(result), gapsIn(result)], [['a 1', 'a 2'], ['damaged hides']]);
});

test('a lock file of many megabytes is read', async () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => `    g${at} (1.0)\n`).join('');
  assert.equal(
    (await lock(`GEM\n  remote: https://rubygems.org/\n  specs:\n${rows}`)).packages.length,
    50_000,
  );
});

test('damaged files give packages or gaps', async () => {
  await survivesDamage([bundlerLock], { 'Gemfile.lock': LOCK }, 'Gemfile.lock', 300);
  const path = 'x/specifications/a-1.gemspec';
  await survivesDamage([gemspec], { [path]: spec('a', '1') }, path, 300);
});
