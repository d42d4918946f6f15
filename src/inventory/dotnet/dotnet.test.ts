// .NET in whole images: deps.json before assemblies, frameworks once, and what the files of a package are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assemblyOf, type AssemblySpec } from '../../../test/support/assembly.ts';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { DOTNET } from './index.ts';

async function run(...layers: LayerSpec[]) {
  return (await catalogue(DOTNET, layers)).get('dotnet/installed')!;
}

/** `name version by confidence`, with role and number of evidences where they are special. */
async function lines(...layers: LayerSpec[]): Promise<string[]> {
  const { packages, gaps } = await run(...layers);
  return [
    ...packages.map(({ name, version, role, evidence }) =>
      [
        name,
        version,
        role,
        evidence[0]?.by,
        evidence[0]?.confidence,
        evidence.length > 1 ? `+${evidence.length - 1}` : '',
      ]
        .filter(Boolean)
        .join(' '),
    ),
    ...gaps.map(({ reason, hides, detail }) => `${reason} ${hides}: ${detail}`),
  ];
}

const dll = (name: string, version = '1.0.0', more: Partial<AssemblySpec> = {}) =>
  assemblyOf({ name, resource: { ProductName: name, ProductVersion: version }, ...more });

interface Library {
  readonly type?: string;
  readonly target?: Readonly<Record<string, unknown>>;
}

function deps(libraries: Readonly<Record<string, Library>>, rid = 'linux-x64'): string {
  const framework = `.NETCoreApp,Version=v8.0`;
  const targets = Object.entries(libraries).flatMap(([key, { target }]) =>
    target ? [[key, target] as const] : [],
  );
  return JSON.stringify({
    runtimeTarget: { name: `${framework}/${rid}`, signature: '' },
    targets: { [framework]: {}, [`${framework}/${rid}`]: Object.fromEntries(targets) },
    libraries: Object.fromEntries(
      Object.entries(libraries).map(([key, { type = 'package' }]) => [
        key,
        { type, serviceable: true, sha512: '' },
      ]),
    ),
  });
}

const NEWTONSOFT = {
  target: { runtime: { 'lib/net6.0/Newtonsoft.Json.dll': { assemblyVersion: '13.0.0.0' } } },
};

test('deps.json first, an assembly that it names is evidence and no package of its own', async () => {
  const { packages, contains } = await run({
    'app/app.deps.json': deps({
      'app/1.0.0': { type: 'project', target: { runtime: { 'app.dll': {} } } },
      'Newtonsoft.Json/13.0.3': NEWTONSOFT,
    }),
    'app/app.dll': dll('app'),
    'app/Newtonsoft.Json.dll': dll('Newtonsoft.Json', '13.0.3+0a2e291c0d9c', { version: '13.0.0.0' }),
  });
  assert.deepEqual(
    packages.map(({ purl, evidence }) => [purl, evidence.map(({ path, by }) => `${path} ${by}`)]),
    [
      [
        'pkg:nuget/Newtonsoft.Json@13.0.3',
        ['app/app.deps.json deps.json', 'app/Newtonsoft.Json.dll assembly'],
      ],
    ],
  );
  assert.deepEqual(contains, [{ package: packages[0]!.id, paths: ['app/Newtonsoft.Json.dll'] }]);
});

test('files of a package: beside the application, below runtimes, by language, where a path is told', async () => {
  const target = {
    runtime: { 'lib/net8.0/A.dll': {}, 'lib/net8.0/_._': {}, 'lib/net8.0/B.dll': { localPath: 'sub/B.dll' } },
    native: { 'runtimes/linux-x64/native/libe.so': {} },
    runtimeTargets: { 'runtimes/win/lib/net8.0/A.dll': { rid: 'win', assetType: 'runtime' } },
    resources: { 'lib/net8.0/de/A.resources.dll': { locale: 'de' } },
  };
  const paths = ['A.dll', 'sub/B.dll', 'libe.so', 'runtimes/win/lib/net8.0/A.dll', 'de/A.resources.dll'];
  const { contains } = await run({
    'app.deps.json': deps({ 'A/1.0.0': { target } }),
    ...Object.fromEntries(paths.map((path) => [path, dll('A')])),
  });
  assert.deepEqual(contains?.[0]?.paths.toSorted(), paths.toSorted());
});

test('libraries without runtime files are none; compile-only ones are for development; without any file it is doubtful', async () => {
  assert.deepEqual(
    await lines({
      'app.deps.json': deps({
        'NETStandard.Library/2.0.3': { target: {} },
        'Microsoft.Build/1.0.0': { target: { compileOnly: true, compile: { 'lib/x.dll': {} } } },
        'Newtonsoft.Json/13.0.3': NEWTONSOFT,
        'In.No.Target/2.0.0': {},
        'own/1.0.0': { type: 'project', target: { runtime: { 'own.dll': {} } } },
        'ref/1.0.0': { type: 'reference', target: { runtime: { 'ref.dll': {} } } },
      }),
    }),
    [
      'Microsoft.Build 1.0.0 dev deps.json certain',
      'Newtonsoft.Json 13.0.3 deps.json possible',
      'In.No.Target 2.0.0 deps.json possible',
    ],
  );
});

test('an application that brings its runtime along: the pack is the package that advisories name', async () => {
  const target = { runtime: { 'System.Private.CoreLib.dll': {} } };
  assert.deepEqual(
    await lines({
      'app.deps.json': deps({
        'runtimepack.Microsoft.NETCore.App.Runtime.linux-musl-x64/8.0.1': { type: 'runtimepack', target },
      }),
      'System.Private.CoreLib.dll': dll('System.Private.CoreLib'),
    }),
    ['Microsoft.NETCore.App.Runtime.linux-musl-x64 8.0.1 deps.json certain +1'],
  );
});

test("the framework's own DLLs are its runtime, once, under the name that advisories use", async () => {
  const shared = 'usr/share/dotnet/shared';
  const core = `${shared}/Microsoft.NETCore.App/8.0.1`;
  const web = `${shared}/Microsoft.AspNetCore.App/8.0.1`;
  const { packages, contains } = await run({
    [`${core}/Microsoft.NETCore.App.deps.json`]: deps({
      'Microsoft.NETCore.App.Runtime.linux-arm64/8.0.1': {
        target: { runtime: { 'System.Text.Json.dll': {} } },
      },
    }),
    [`${core}/System.Text.Json.dll`]: dll('System.Text.Json', '8.0.1'),
    [`${web}/Microsoft.AspNetCore.App.deps.json`]: deps({}, 'linux-arm64'),
    [`${web}/Microsoft.AspNetCore.dll`]: dll('Microsoft.AspNetCore', '8.0.1'),
    [`${shared}/Microsoft.NETCore.App/2.1.30/System.Linq.dll`]: dll('System.Linq', '4.6.1'),
  });
  assert.deepEqual(
    packages.map(({ purl }) => purl),
    [
      'pkg:nuget/Microsoft.NETCore.App.Runtime.linux-arm64@8.0.1',
      'pkg:nuget/Microsoft.AspNetCore.App.Runtime.linux-arm64@8.0.1',
      'pkg:nuget/Microsoft.NETCore.App@2.1.30',
    ],
  );
  assert.deepEqual(
    contains?.map(({ paths }) => paths),
    [[core], [web], [`${shared}/Microsoft.NETCore.App/2.1.30`]],
  );
});

test("an assembly that no deps.json names is possible: the assembly's name, the product's version", async () => {
  assert.deepEqual(
    await lines({
      'srv/Alone.dll': dll('Alone', '2.3.4-beta.1+0123abc', { version: '2.0.0.0' }),
      'srv/Built.dll': dll('Built', '1.2.3 built by: somebody'),
      'srv/Words.dll': dll('Words', 'the newest', { version: '9.9.9.9' }),
      'srv/Bare.dll': assemblyOf({ name: 'Bare', version: '9.9.9.9' }),
    }),
    [
      'Alone 2.3.4-beta.1 assembly possible',
      'Built 1.2.3 assembly possible',
      'Words assembly possible',
      'Bare assembly possible',
    ],
  );
});

test('no packages: reference assemblies, translations, modules, native DLLs, the platform of Mono', async () => {
  assert.deepEqual(
    await lines({
      'sdk/packs/Microsoft.NETCore.App.Ref/8.0.1/ref/net8.0/System.Text.Json.dll': dll('System.Text.Json'),
      'app/ref/net8.0/Some.dll': dll('Some'),
      'usr/lib/mono/4.8-api/System.Xml.dll': dll('System.Xml', '4.0'),
      'app/de/Some.resources.dll': dll('Some.resources', '1.0', { culture: 'de' }),
      'app/Part.dll': dll('Part', '1.0', { named: false }),
      'usr/lib/mono/4.5/System.Core.dll': dll('System.Core', '4.0', {
        resource: { ProductName: 'Mono Common Language Infrastructure', ProductVersion: '4.0.30319' },
      }),
      'app/text.dll': 'no library at all',
    }),
    [],
  );
});

test('a package that lies unpacked in a NuGet folder is one, with all its assemblies', async () => {
  const nuspec = `<package xmlns="x"><metadata><id>Newtonsoft.Json</id><version>13.0.3</version>
    <license type="expression">MIT</license></metadata></package>`;
  const folder = 'root/.nuget/packages/newtonsoft.json/13.0.3';
  const { packages, contains } = await run({
    [`${folder}/newtonsoft.json.nuspec`]: nuspec,
    [`${folder}/lib/net45/Newtonsoft.Json.dll`]: dll('Newtonsoft.Json', '13.0.3'),
    [`${folder}/lib/net6.0/Newtonsoft.Json.dll`]: dll('Newtonsoft.Json', '13.0.3'),
    'src/my/my.nuspec': nuspec,
  });
  assert.deepEqual(
    packages.map(({ purl, licences }) => [purl, licences]),
    [['pkg:nuget/Newtonsoft.Json@13.0.3', ['MIT']]],
  );
  assert.deepEqual(contains?.[0]?.paths, [folder]);
});

test('layers: what a deps.json of a higher layer no longer names is gone; what stays came with its first layer', async () => {
  const { packages } = await run(
    { 'app/app.deps.json': deps({ 'A/1.0.0': NEWTONSOFT, 'B/1.0.0': NEWTONSOFT }) },
    { 'app/app.deps.json': deps({ 'A/1.0.0': NEWTONSOFT, 'B/2.0.0': NEWTONSOFT }) },
  );
  assert.deepEqual(
    packages.map(({ name, version, introduced }) => [name, version, introduced]),
    [
      ['A', '1.0.0', 0],
      ['B', '2.0.0', 1],
    ],
  );
});

test('damaged: what came before the damage is given; names that lead out of the folder claim nothing', async () => {
  const whole = deps({ 'A/1.0.0': NEWTONSOFT, 'B/1.0.0': NEWTONSOFT, 'no version': {} });
  const cut = await lines({ 'a.deps.json': whole.slice(0, whole.lastIndexOf('"B/1.0.0"')) });
  assert.equal(cut[0], 'A 1.0.0 deps.json possible');
  assert.match(cut[1]!, /^damaged true/);
  assert.deepEqual(
    (await lines({ 'a.deps.json': whole })).at(-1),
    'not-understood true: a library without version: no version',
  );
  const out = { target: { runtimeTargets: { '../../etc/passwd': {} }, runtime: { 'x.dll': {} } } };
  const { contains } = await run({
    'etc/passwd': '',
    'opt/app/a.deps.json': deps({ 'A/1.0.0': out, '__proto__/1': out }),
  });
  assert.deepEqual(contains, []);
});

test('any damage: an answer or a gap', async () => {
  const files = {
    'app/app.deps.json': Buffer.from(
      deps({ 'A/1.0.0': NEWTONSOFT, 'B/1.0.0': { type: 'runtimepack', target: {} } }),
    ),
    'app/A.dll': dll('A'),
    'p/a/1.0/a.nuspec': Buffer.from(
      '<package><metadata><id>a</id><version>1.0</version></metadata></package>',
    ),
  };
  for (const [path, content] of Object.entries(files))
    for (const data of mutations(content, 150, 10))
      for (const line of await lines({ ...files, [path]: data })) assert.doesNotMatch(line, /internal fault/);
});
