// Tests of the cataloguers of OCaml's packages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { OCAML } from './index.ts';

async function run(...layers: LayerSpec[]) {
  const results = [...(await catalogue(OCAML, layers)).values()];
  const packages = results.flatMap((one) => one.packages);
  return {
    packages,
    contains: results.flatMap((one) => (one.contains ?? []).flatMap(({ paths }) => paths)),
    rows: packages.map(({ name, version, role }) => `${name} ${version} ${role ?? ''}`.trim()),
    gaps: results.flatMap((one) => one.gaps.map(({ reason, hides }) => [reason, hides])),
  };
}

const SWITCH = 'home/opam/.opam/5.1';
const STATE = 'opam-version: "2.0"\ninstalled: ["dune.3.10.0" "fmt.0.9.0"]\nroots: ["fmt.0.9.0"]\n';

test('a switch: what its state names is installed, with licence and files', async () => {
  const { packages, rows, contains } = await run({
    [`${SWITCH}/.opam-switch/switch-state`]: STATE,
    [`${SWITCH}/.opam-switch/packages/fmt.0.9.0/opam`]: 'license: "ISC"\ndepends: ["dune" {>= "3.0"}]\n',
    [`${SWITCH}/.opam-switch/packages/gone.1.0/opam`]: 'license: "MIT"\n',
    [`${SWITCH}/.opam-switch/install/fmt.changes`]:
      'added: ["lib/fmt/fmt.cmxs" {"F:0"} "bin/none" {"F:0"}]\n',
    [`${SWITCH}/lib/fmt/fmt.cmxs`]: 'x',
  });
  assert.deepEqual(rows, ['dune 3.10.0', 'fmt 0.9.0']);
  assert.deepEqual(packages[1]?.licences, ['ISC']);
  assert.equal(packages[1]?.purl, 'pkg:opam/fmt@0.9.0');
  assert.deepEqual(
    packages[1]?.evidence.map(({ path, by }) => [path.slice(SWITCH.length + 1), by]),
    [
      ['.opam-switch/packages/fmt.0.9.0/opam', 'opam'],
      ['.opam-switch/switch-state', 'switch-state'],
    ],
  );
  assert.deepEqual(contains, [`${SWITCH}/lib/fmt/fmt.cmxs`]);
});

test('a switch without its state: what has a record', async () => {
  const { rows } = await run({ [`${SWITCH}/.opam-switch/packages/fmt.0.9.0/opam`]: 'license: "ISC"\n' });
  assert.deepEqual(rows, ['fmt 0.9.0']);
});

test('introduced: the layer that brought the record', async () => {
  const record = { [`${SWITCH}/.opam-switch/packages/fmt.0.9.0/opam`]: 'license: "ISC"\n' };
  const { packages } = await run({ x: 'x' }, record, { [`${SWITCH}/.opam-switch/switch-state`]: STATE });
  assert.deepEqual(
    packages.map(({ name, introduced }) => [name, introduced]),
    [
      ['dune', 2],
      ['fmt', 1],
    ],
  );
});

test('an opam file that states a version is a package, by its own name, its file or its folder', async () => {
  const { rows } = await run({
    'app/reef.opam': 'version: "1.0"\n',
    'app/moss.opam': 'synopsis: "no version"\n',
    'lib/kelp/opam': 'version: "2.0"\n',
    'lib/coral.3.0/opam': 'license: "MIT"\n',
    'lib/x/opam': 'name: "named"\nversion: "4.0"\n',
    'root/.opam/repo/default/packages/a/a.1.0/opam': 'version: "1.0"\n',
  });
  assert.deepEqual(rows, ['reef 1.0', 'kelp 2.0', 'coral 3.0', 'named 4.0']);
});

test('opam.locked: exact versions only, tests as development', async () => {
  const { rows } = await run({
    'app/reef.opam.locked':
      'depends: [ "dune" {= "3.10.0"} "alcotest" {= "1.7.0" & with-test} "ocaml" {>= "4.08"} "odoc" ]\n',
  });
  assert.deepEqual(rows, ['dune 3.10.0', 'alcotest 1.7.0 dev']);
});

test('what is no opam text is a gap', async () => {
  const { rows, gaps } = await run({
    'app/reef.opam': 'version: "1.0',
    'app/big.opam': ' '.repeat(1024 * 1024 + 1),
  });
  assert.deepEqual(
    [rows, gaps],
    [
      [],
      [
        ['damaged', true],
        ['budget', true],
      ],
    ],
  );
});

test('damaged states: packages or gaps', async () => {
  const files = [...mutations(Buffer.from(STATE), 200)].map((text, i) => [
    `s${i}/.opam-switch/switch-state`,
    text,
  ]);
  const { packages } = await run(Object.fromEntries(files) as Record<string, Uint8Array>);
  assert.ok(packages.length > 0 && packages.length < 1000);
});

test('a state of ten thousand packages in two layers is compared once', async () => {
  const state = `installed: [${Array.from({ length: 20_000 }, (_, i) => `"p${i}.1"`).join(' ')}]\n`;
  const path = `${SWITCH}/.opam-switch/switch-state`;
  const { packages } = await run({ [path]: state }, { [path]: `${state}\n` });
  assert.equal(packages.length, 20_000);
  assert.ok(packages.every(({ introduced }) => introduced === 0));
});
