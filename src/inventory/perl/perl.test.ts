// Tests of the cataloguers of Perl's distributions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { PERL } from './index.ts';
import { splitDistribution } from './meta.ts';

async function run(...layers: LayerSpec[]) {
  const results = [...(await catalogue(PERL, layers)).values()];
  const packages = results.flatMap((one) => one.packages);
  return {
    packages,
    contains: results.flatMap((one) => (one.contains ?? []).map(({ paths }) => paths)),
    rows: packages.map(({ name, version }) => `${name} ${version}`.trim()),
    gaps: results.flatMap((one) => one.gaps.map(({ reason, hides }) => [reason, hides])),
  };
}

const LIB = 'usr/local/lib/perl5/site_perl/5.36.0';
const ARCH = `${LIB}/x86_64-linux-gnu`;
const META = {
  [`${ARCH}/.meta/Coral-Reef-1.60/install.json`]: JSON.stringify({
    name: 'Coral::Reef',
    version: '1.60',
    dist: 'Coral-Reef-1.60',
    pathname: 'M/MO/MOSS/Coral-Reef-1.60.tar.gz',
    provides: {},
  }),
  [`${ARCH}/.meta/Coral-Reef-1.60/MYMETA.json`]: JSON.stringify({
    name: 'Coral-Reef',
    version: '1.60',
    license: ['perl_5'],
  }),
};
const PACKLIST = `/${ARCH}/Coral/Reef.pm\n/${ARCH}/auto/Coral/Reef/Reef.so type=file\n/usr/local/man/man3/Coral::Reef.3pm\n`;

test("cpanm's two records of a distribution are one package, whose files the packlist names", async () => {
  const { packages, contains } = await run({
    ...META,
    [`${ARCH}/auto/Coral/Reef/.packlist`]: PACKLIST,
    [`${ARCH}/Coral/Reef.pm`]: "our $VERSION = '1.60';\n",
    [`${ARCH}/auto/Coral/Reef/Reef.so`]: 'x',
  });
  assert.deepEqual(
    packages.map(({ purl, licences, evidence }) => [purl, licences, evidence.length]),
    [['pkg:cpan/MOSS/Coral-Reef@1.60', ['perl_5'], 2]],
  );
  assert.deepEqual(contains, [[`${ARCH}/Coral/Reef.pm`, `${ARCH}/auto/Coral/Reef/Reef.so`]]);
});

test('a packlist alone: the version stands in the main module, where it is a literal', async () => {
  for (const [code, version] of [
    ["package Coral::Reef;\nour $VERSION = '1.60';", '1.60'],
    ['package Coral::Reef;\n$Coral::Reef::VERSION = 1.6_1;', '1.6_1'],
    ['package Coral::Reef v1.60.0;', 'v1.60.0'],
    ['our $VERSION = sprintf "%d", 1;', ''],
    ['1;\n__END__\nour $VERSION = 9;', ''],
  ]) {
    const { packages, rows } = await run({
      [`${ARCH}/auto/Coral/Reef/.packlist`]: PACKLIST,
      [`${ARCH}/Coral/Reef.pm`]: code!,
    });
    assert.deepEqual(rows, [`Coral-Reef ${version}`.trim()]);
    assert.equal(packages[0]?.evidence[0]?.confidence, 'likely');
  }
});

test('a packlist whose module is gone is a package of unknown version', async () => {
  assert.deepEqual((await run({ [`${ARCH}/auto/Coral/Reef/.packlist`]: PACKLIST })).rows, ['Coral-Reef']);
});

test("Perl's own packlist is no distribution", async () => {
  assert.deepEqual((await run({ [`${ARCH}/.packlist`]: '/usr/bin/perl\n' })).rows, []);
});

test('the layer that brought a distribution', async () => {
  const { packages } = await run({ x: 'x' }, META, { [`${ARCH}/auto/Coral/Reef/.packlist`]: PACKLIST });
  assert.deepEqual(
    packages.map(({ introduced }) => introduced),
    [1],
  );
});

test('names and versions of distributions', () => {
  assert.deepEqual(splitDistribution('CPAN-Meta-Requirements-2.143'), {
    name: 'CPAN-Meta-Requirements',
    version: '2.143',
  });
  assert.deepEqual(splitDistribution('Foo-v1.2.3'), { name: 'Foo', version: 'v1.2.3' });
  assert.deepEqual(splitDistribution('Foo-1.2-TRIAL'), { name: 'Foo', version: '1.2-TRIAL' });
  assert.deepEqual(splitDistribution('Foo'), { name: 'Foo', version: '' });
});

const SNAPSHOT = `# carton snapshot format: version 1.0
DISTRIBUTIONS
  Coral-Reef-1.60
    pathname: M/MO/MOSS/Coral-Reef-1.60.tar.gz
    provides:
      Coral::Reef 1.60
    requirements:
      perl 5.010
  Moss-v0.3
    pathname: M/MO/MOSS/Moss-v0.3.tar.gz
`;

test('cpanfile.snapshot: each distribution once', async () => {
  assert.deepEqual((await run({ 'app/cpanfile.snapshot': SNAPSHOT })).rows, ['Coral-Reef 1.60', 'Moss v0.3']);
});

test('damaged records: packages or gaps', async () => {
  const record = Buffer.from(Object.values(META)[0]!);
  const files = [
    ...[...mutations(record, 200)].map((text, i) => [`s${i}/.meta/Coral-1.0/install.json`, text] as const),
    ...[...mutations(Buffer.from(PACKLIST), 200)].map(
      (text, i) => [`s${i}/auto/Coral/Reef/.packlist`, text] as const,
    ),
    ...[...mutations(Buffer.from(SNAPSHOT), 200)].map(
      (text, i) => [`s${i}/cpanfile.snapshot`, text] as const,
    ),
  ];
  const { packages, gaps } = await run(Object.fromEntries(files) as Record<string, Uint8Array>);
  assert.ok(packages.length > 200 && gaps.length > 0);
});
