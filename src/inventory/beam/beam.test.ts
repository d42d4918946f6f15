// Tests of the cataloguers of Erlang, Elixir and Gleam.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import type { Assembled } from '../cataloguer.ts';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../test/support/results.ts';
import { applications } from './applications.ts';
import { gleamManifest } from './gleam-manifest.ts';
import { mixLock } from './mix-lock.ts';
import { rebarLock } from './rebar-lock.ts';

const app = (name: string, version: string) =>
  `{application, ${name}, [{description, "A reef"},\n  {vsn, "${version}"}, {modules, [a,b]}]}.\n`;
const metadata = (name: string, version: string) =>
  `{<<"app">>,<<"x">>}.\n{<<"name">>,<<"${name}">>}.\n{<<"version">>,<<"${version}">>}.\n{<<"licenses">>,[<<"ISC">>]}.\n{<<"requirements">>,[{<<"name">>,<<"other">>}]}.\n`;
const found = ({ packages }: Assembled) =>
  packages.map(({ purl, licences, evidence }) => [purl, licences, evidence.length]);

test('an application of OTP: type otp, its folder is its own', async () => {
  const result = await resultOf([applications], {
    'usr/lib/erlang/lib/ssl-11.0.3/ebin/ssl.app': app('ssl', '11.0.3'),
    'usr/lib/erlang/lib/ssl-11.0.3/src/ssl.app.src': app('ssl', '%VSN%'),
    'usr/lib/erlang/lib/other.app': app('other', '1'),
  });
  assert.deepEqual(found(result), [['pkg:otp/ssl@11.0.3', [], 1]]);
  assert.deepEqual(
    result.contains?.map(({ paths }) => paths),
    [['usr/lib/erlang/lib/ssl-11.0.3']],
  );
  assert.deepEqual(result.gaps, []);
});

test('an application counts as of Hex where its metadata lies beside, or in deps of what was built; under its name there', async () => {
  const result = await resultOf([applications], {
    'app/lib/plug/ebin/plug.app': app('plug', '1.15.0'),
    'app/lib/plug/hex_metadata.config': metadata('plug', '1.15.0'),
    'src/_build/prod/lib/reef/ebin/reef.app': app('reef', '2.0.0'),
    'src/deps/reef/hex_metadata.config': metadata('reef_hex', '2.0.0'),
    'release/lib/reef-2.0.0/ebin/reef.app': app('reef', '2.0.0'),
  });
  assert.deepEqual(found(result), [
    ['pkg:hex/plug@1.15.0', ['ISC'], 2],
    ['pkg:hex/reef_hex@2.0.0', ['ISC'], 2],
    ['pkg:hex/reef@2.0.0', [], 1],
  ]);
});

test('metadata of another version is no evidence for the application; a package may lie as source only', async () => {
  const result = await resultOf([applications], {
    'app/lib/plug/ebin/plug.app': app('plug', '1.15.0'),
    'app/lib/plug/hex_metadata.config': metadata('plug', '1.14.0'),
  });
  assert.deepEqual(found(result), [
    ['pkg:hex/plug@1.15.0', [], 1],
    ['pkg:hex/plug@1.14.0', ['ISC'], 1],
  ]);
});

test('a resource without a version hides; one that is cut behind it does not', async () => {
  const read = async (text: string) => {
    const result = await resultOf([applications], { 'x/ebin/a.app': text });
    return [linesOf(result), gapsIn(result)];
  };
  assert.deepEqual(await read('{application, a, []}.'), [[], ['not-understood hides']]);
  assert.deepEqual(await read('{application, a, [{vsn, "1"}, {modules, ['), [['a 1'], ['damaged']]);
  assert.deepEqual(await read('{application, a, [{vsn, "1'), [[], ['damaged hides']]);
});

const MIX = `%{
  "cowlib": {:hex, :cowlib, "2.12.1", "a9fa", [:make, :rebar3], [{:ranch, "1.8.0", [hex: :ranch, repo: "hexpm", optional: false]}], "hexpm", "163b"},
  "inner": {:hex, :inner_hex, "1.0.0", "a9fa", [:mix], [], "hexpm:company", "163b"},
  "esaml": {:git, "https://git.example/esaml.git", "4294a3ac5262582144e117c10a1537287b6c1fe8", [branch: "main"]},
  "old": {:hex, :old, "0.1.0"},
}
`;

test('mix.lock: packages under their names at Hex; other repositories are less certain; a commit is no version', async () => {
  const { packages, gaps } = await resultOf([mixLock], { 'mix.lock': MIX });
  assert.deepEqual(
    packages.map(({ purl, evidence }) => [purl, evidence[0]?.confidence]),
    [
      ['pkg:hex/cowlib@2.12.1', 'certain'],
      ['pkg:hex/inner_hex@1.0.0', 'likely'],
      [
        'pkg:hex/esaml?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fesaml.git%404294a3ac5262582144e117c10a1537287b6c1fe8',
        'possible',
      ],
      ['pkg:hex/old@0.1.0', 'certain'],
    ],
  );
  assert.deepEqual(gaps, []);
});

test('a mix.lock that is cut, or is something else', async () => {
  const cut = await resultOf([mixLock], { 'mix.lock': MIX.slice(0, MIX.indexOf('"esaml"')) });
  assert.deepEqual([linesOf(cut), gapsIn(cut)], [['cowlib 2.12.1', 'inner_hex 1.0.0'], ['damaged hides']]);
  const other = await resultOf([mixLock], { 'mix.lock': '[]' });
  assert.deepEqual(gapsIn(other), ['not-understood hides']);
});

const REBAR = `{"1.2.0",
[{<<"certifi">>,{pkg,<<"certifi">>,<<"2.9.0">>},0},
 {<<"reef">>,{pkg,<<"reef_hex">>,<<"1.0.0">>},1},
 {<<"esaml">>,{git,"https://git.example/esaml.git",{ref,"4294a3ac"}},0}]}.
[
{pkg_hash,[
 {<<"certifi">>, <<"6F2A">>}]}
].
`;

test('rebar.lock: packages under their names at Hex; a commit is no version', async () => {
  const result = await resultOf([rebarLock], { 'rebar.lock': REBAR });
  assert.deepEqual(linesOf(result), ['certifi 2.9.0', 'reef_hex 1.0.0', 'esaml ']);
  assert.deepEqual(result.gaps, []);
});

test('rebar.lock before version 1.1 is the list alone; an empty one has no packages', async () => {
  const old = await resultOf([rebarLock], { 'rebar.lock': '[{<<"a">>,{pkg,<<"a">>,<<"1.0.0">>},0}].\n' });
  assert.deepEqual(linesOf(old), ['a 1.0.0']);
  for (const text of ['[].\n', '']) {
    const empty = await resultOf([rebarLock], { 'rebar.lock': text });
    assert.deepEqual([empty.packages, empty.gaps], [[], []]);
  }
});

const GLEAM = `# This file was generated by Gleam
packages = [
  { name = "gleam_stdlib", version = "0.34.0", build_tools = ["gleam"], requirements = [], otp_app = "gleam_stdlib", source = "hex", outer_checksum = "1F" },
  { name = "mine", version = "0.1.0", build_tools = ["gleam"], requirements = [], source = "local", path = "../mine" },
  { name = "forked", version = "2.0.0", build_tools = ["gleam"], requirements = [], source = "git", repo = "https://x.example", commit = "01" },
]

[requirements]
gleam_stdlib = { version = "~> 0.34" }
`;

test('manifest.toml of Gleam: no local packages; those from Git are less certain; other files of that name are silent', async () => {
  const { packages, gaps } = await resultOf([gleamManifest], {
    'app/manifest.toml': GLEAM,
    'x/manifest.toml': 'packages = ["a"]\n',
    'y/Manifest.toml': GLEAM,
  });
  assert.deepEqual(
    packages.map(({ purl, evidence }) => [purl, evidence[0]?.confidence]),
    [
      ['pkg:hex/gleam_stdlib@0.34.0', 'certain'],
      ['pkg:hex/forked@2.0.0', 'likely'],
    ],
  );
  assert.deepEqual(gaps, []);
});

test('damaged files give packages or gaps', async () => {
  const cases = [
    [applications, 'x/ebin/ssl.app', app('ssl', '1.0')],
    [applications, 'x/hex_metadata.config', metadata('reef', '1.0.0')],
    [mixLock, 'mix.lock', MIX],
    [rebarLock, 'rebar.lock', REBAR],
    [gleamManifest, 'manifest.toml', GLEAM],
  ] as const;
  for (const [cataloguer, path, content] of cases)
    await survivesDamage([cataloguer], { [path]: content }, path, 200);
});

test('applications of OTP and Elixir are theirs; others without Hex metadata are likely the Hex packages of their names', async () => {
  const app = (name: string) => `{application, ${name}, [{vsn, "2.0.0"}]}.`;
  const results = await catalogue(
    [applications],
    [{ 'lib/ssl-2.0.0/ebin/ssl.app': app('ssl'), 'lib/cowlib-2.0.0/ebin/cowlib.app': app('cowlib') }],
  );
  assert.deepEqual(
    results
      .get('beam/applications')!
      .packages.map(({ type, name, evidence }) => [type, name, evidence[0]?.confidence]),
    [
      ['otp', 'ssl', 'certain'],
      ['hex', 'cowlib', 'likely'],
    ],
  );
});
