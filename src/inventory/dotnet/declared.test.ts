// Files that lock or declare NuGet packages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { DOTNET } from './index.ts';

/** `name version` with what is special about it, then gaps. */
async function found(path: string, text: string | Uint8Array): Promise<string[]> {
  const results = [...(await catalogue(DOTNET, [{ [path]: text }])).values()];
  return [
    ...results.flatMap(({ packages }) =>
      packages.map(({ type, name, version, role, evidence, details }) =>
        [
          type,
          name,
          version,
          details.declared,
          role,
          evidence[0]?.confidence === 'certain' ? '' : evidence[0]?.confidence,
        ]
          .filter(Boolean)
          .join(' ')
          .replace(/^nuget /, ''),
      ),
    ),
    ...results.flatMap(({ gaps }) =>
      gaps.map(({ reason, hides, detail }) => `${reason} ${hides}: ${detail}`),
    ),
  ];
}

const LOCK = JSON.stringify({
  version: 1,
  dependencies: {
    'net8.0': { A: { type: 'Direct', requested: '[1.0, )', resolved: '1.0.0' }, mine: { type: 'Project' } },
    'net8.0/linux-x64': {
      A: { type: 'Direct', resolved: '1.0.0' },
      B: { type: 'Transitive', resolved: '2.0.0' },
    },
  },
});

test('packages.lock.json: each version once, whatever the target; projects are none', async () => {
  assert.deepEqual(await found('app/packages.lock.json', LOCK), ['A 1.0.0 lock', 'B 2.0.0 lock']);
});

const ASSETS = JSON.stringify({
  version: 3,
  libraries: { 'A/1.0.0': { type: 'package' }, 'mine/1.0.0': { type: 'project' }, broken: {} },
});

test('project.assets.json: packages, not projects', async () => {
  assert.deepEqual(await found('obj/project.assets.json', ASSETS), [
    'A 1.0.0 lock',
    'not-understood true: a library without version',
  ]);
});

const CONFIG = `\ufeff<?xml version="1.0" encoding="utf-8"?><packages>
  <package id="A" version="1.0.0" targetFramework="net45" />
  <package id="B" version="2.0.0" developmentDependency="True" /><package version="3" />
</packages>`;

test('packages.config: developmentDependency is for development', async () => {
  assert.deepEqual(await found('packages.config', CONFIG), [
    'A 1.0.0 lock',
    'B 2.0.0 lock dev',
    'not-understood true: a package whose name is missing or endless',
  ]);
});

const PROPS = `<Project><PropertyGroup Condition="true"><V>1.\${x}</V><One>1.0.0</One><Two>$(one)-rc</Two><L>$(L)</L></PropertyGroup>
  <Choose><When Condition="x"><ItemGroup><PackageVersion Include="W" Version="4.0.0" /></ItemGroup></When></Choose>
  <ItemGroup>
    <PackageVersion Include="A" Version="$(One)" />
    <PackageVersion Include="B"><Version>$(Two)</Version></PackageVersion>
    <PackageVersion Include="C; D" Version="[3.0]" />
    <GlobalPackageReference Include="G" Version="5.0" />
    <PackageVersion Include="Range" Version="[1,2)" /><PackageVersion Include="Float" Version="1.*" />
    <PackageVersion Include="Loop" Version="$(L)" /><PackageVersion Include="Other" Version="$(Unknown)" />
    <PackageVersion Remove="A" /><Compile Include="x.cs" Version="1" />
  </ItemGroup></Project>`;

test('Directory.Packages.props: properties of the file fill in; ranges and unknown ones are told', async () => {
  const expected = [
    'W 4.0.0 manifest likely',
    'A 1.0.0 manifest likely',
    'B 1.0.0-rc manifest likely',
    'C 3.0 manifest likely',
    'D 3.0 manifest likely',
    'G 5.0 manifest likely',
    'not-understood false: no version of 4 packages stands here: Range, Float, Loop, Other',
  ];
  assert.deepEqual(await found('Directory.Packages.props', PROPS), expected);
  assert.deepEqual(await found('eng/OurPackages.props', PROPS), expected);
  assert.deepEqual(await found('Directory.Build.props', PROPS), []);
});

const PROJECT = `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>
  <PackageReference Include="A" Version="1.0.0" /><PackageReference Include="Central" />
  <PackageReference Include="O" VersionOverride="2.0.0" Version="1.0.0" />
  <PackageVersion Include="no" Version="1" /><ProjectReference Include="../b/b.csproj" />
</ItemGroup></Project>`;

test('project files: PackageReference with a version', async () => {
  for (const name of ['a.csproj', 'a.fsproj', 'a.vbproj'])
    assert.deepEqual(await found(`src/${name}`, PROJECT), [
      'A 1.0.0 manifest likely',
      'O 2.0.0 manifest likely',
      'not-understood false: no version of 1 packages stands here: Central',
    ]);
});

const PAKET = `STORAGE: NONE
NUGET
  remote: https://example.org/v3/index.json
    A (1.0.0)
      B (>= 2.0)
    B (2.1.0) - restriction: >= net45
GITHUB
  remote: owner/repo
    src/file.fs (0123abc)
GROUP Build
GIT
  remote: git@example.org:x
     (fedcba)
    x (fedcba)
NUGET
  remote: https://example.org/v3/index.json
    C (3.0.0-beta1)
`;

test('paket.lock: packages of all groups, single files of repositories by their commit, no ranges', async () => {
  assert.deepEqual(await found('paket.lock', PAKET), [
    'A 1.0.0 lock',
    'B 2.1.0 lock',
    'github owner/repo 0123abc lock likely',
    'C 3.0.0-beta1 lock',
    'not-understood true: 1 sources by git or HTTP',
  ]);
});

test('any damage: an answer or a gap', async () => {
  const files = {
    'packages.lock.json': LOCK,
    'project.assets.json': ASSETS,
    'packages.config': CONFIG,
    'Directory.Packages.props': PROPS,
    'a.csproj': PROJECT,
    'paket.lock': PAKET,
  };
  for (const [path, text] of Object.entries(files))
    for (const data of mutations(Buffer.from(text), 60, 12))
      for (const line of await found(path, data)) assert.doesNotMatch(line, /internal fault/);
});
