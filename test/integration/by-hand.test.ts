// Software installed by hand is named with its right version: Node's tarball, a Java runtime, nginx built from source, a
// Rust tool, a wheel with libraries of its own.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Inventory, Package } from '../../src/inventory/index.ts';
import { inventoryAt } from '../support/inventory-at.ts';
import { run, services } from '../support/services.ts';
import { type ByHand, makeByHand, VERSIONS } from './by-hand.ts';

const started = services();
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-by-hand-'));
let made: ByHand;
let inventory: Inventory;

function named(name: string): readonly Package[] {
  return inventory.packages.filter((one) => one.name === name);
}

const paths = (packages: readonly Package[]) =>
  packages.flatMap((one) => one.evidence.map(({ path }) => path));

describe('software installed by hand', () => {
  before(async () => {
    made = makeByHand(folder, started);
    inventory = await inventoryAt(`docker:${made.reference}`, started);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    run(['docker', '--host', started.docker, 'image', 'rm', '--force', made.reference]);
  });

  test("Node's tarball", () => {
    const [node, ...others] = named('node');
    assert.deepEqual([node?.version, others.length], [VERSIONS.node, 0]);
    assert.ok(paths([node!]).includes('usr/local/bin/node'));
  });

  test('a Java runtime', () => {
    const java = inventory.packages.filter((one) =>
      paths([one]).some((path) => path.startsWith('opt/java/')),
    );
    assert.deepEqual(
      java.map(({ version }) => version.startsWith(made.says.java)),
      [true],
      java.map(({ name, version }) => `${name} ${version}`).join(', '),
    );
  });

  test('nginx built from source', () => {
    const nginx = named('nginx').map(({ version, evidence }) => [version, evidence[0]?.path]);
    assert.deepEqual(nginx, [[made.says.nginx, 'opt/nginx/sbin/nginx']]);
  });

  test('a Rust tool, with the crates in it', () => {
    const [name, version] = VERSIONS.rustTool;
    assert.deepEqual(
      named(name).map((one) => [one.type, one.version, one.evidence[0]?.path]),
      [['cargo', version, `usr/local/bin/${name}`]],
    );
    assert.equal(named('clap').length, 1);
  });

  test('a wheel, and the libraries that it brings', () => {
    const [name, version] = VERSIONS.wheel;
    assert.deepEqual(
      named(name).map((one) => [one.type, one.version]),
      [['pypi', version]],
    );
    const openssl = named('openssl').filter((one) =>
      paths([one]).some((path) => path.includes('psycopg2_binary.libs')),
    );
    assert.deepEqual(
      openssl.map((one) => one.version),
      [made.says.openssl],
    );
  });

  test('whatever is left without a name is told', () => {
    const unknown = inventory.unidentified?.map(({ path }) => path) ?? [];
    assert.ok(unknown.includes('usr/local/bin/start.sh'), unknown.join());
    for (const path of [
      'usr/local/bin/node',
      'opt/nginx/sbin/nginx',
      'opt/java/bin/java',
      'usr/local/bin/hexyl',
    ])
      assert.ok(!unknown.includes(path), path);
  });
});
