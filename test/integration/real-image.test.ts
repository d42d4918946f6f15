// A real image of randomly chosen real packages: the inventory agrees with each ecosystem's own tool, package by
// package, and is the same whichever way the image comes in. PLIMSOLL_TEST_SEED repeats a choice.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Package } from '../../src/inventory/index.ts';
import { inventoryAt } from '../support/inventory-at.ts';
import { run, services } from '../support/services.ts';
import { choose } from './pool.ts';
import { makeImage, PLACES, type RealImage } from './real-image.ts';
import { canonical, dpkgSays, goSays, mavenSays, npmSays, pipSays } from './truth.ts';

const choice = choose(Number(process.env['PLIMSOLL_TEST_SEED'] ?? randomInt(1_000_000)));
const started = services();
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-real-'));
let image: RealImage;
let packages: readonly Package[];

/** The packages of an image, as any scan sees them; gaps are failures here. */
async function packagesOf(target: string): Promise<readonly Package[]> {
  const { gaps, packages } = await inventoryAt(target, started);
  assert.deepEqual(gaps, []);
  return packages;
}

/** Equal, and of some length: two empty lists would agree too. */
function agree(ours: readonly string[], truth: readonly string[], atLeast: number): void {
  assert.ok(truth.length >= atLeast, `only ${truth.length} are installed`);
  assert.deepEqual(ours.toSorted(), truth);
}

/** Packages of a type whose evidence lies below a path of the image. */
function found(type: string, below = ''): readonly Package[] {
  return packages.filter((one) => one.type === type && placeOf(one).startsWith(below));
}

function placeOf(one: Package): string {
  return one.evidence[0]?.path ?? '';
}

describe(`a real image, seed ${choice.seed}`, () => {
  before(async () => {
    console.log(`PLIMSOLL_TEST_SEED=${choice.seed}: ${JSON.stringify(choice)}`);
    image = makeImage(choice, folder, started);
    packages = await packagesOf(`docker-archive:${image.archive}`);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    run(['docker', '--host', started.docker, 'image', 'rm', '--force', image.reference, image.base]);
    run(['podman', '--url', started.podman, 'image', 'rm', '--force', image.reference]);
  });

  test('Debian packages agree with dpkg-query in the root', () => {
    const ours = found('deb').map(({ name, version, arch, source }) =>
      [name, version, arch, source?.name ?? name, source?.version ?? version].join(' '),
    );
    agree(ours, dpkgSays(image.root), 80);
  });

  test('npm packages agree with npm ls', () => {
    // Copies inside of other packages are marked as such; npm knows nothing of them.
    const installed = found('npm', `${PLACES.npm}/node_modules/`).filter(({ role }) => role !== 'vendored');
    const ours = installed.map(
      (one) => `${placeOf(one).replace(/\/package\.json$/, '')} ${one.name} ${one.version}`,
    );
    agree(ours, npmSays(image.root), choice.npm.length - 1);
  });

  test('Python packages agree with pip list', () => {
    const ours = found('pypi', PLACES.python).map(({ name, version }) => `${canonical(name)} ${version}`);
    agree(ours, pipSays(image.root), choice.python.length - 1);
  });

  test('Java archives have the coordinates that Maven was asked for', () => {
    const ours = found('maven', PLACES.java).map((one) => `${placeOf(one)} ${one.name} ${one.version}`);
    agree(ours, mavenSays(image.root, choice), choice.maven.length - 1);
  });

  test('Go modules agree with go version -m', () => {
    const ours = found('golang', PLACES.go).map(({ name, version, details }) =>
      details.goRole === 'main' ? name : `${name} ${version}`,
    );
    agree(ours, goSays(image.root), choice.go.length + 2);
  });

  test('each origin gives the same packages', async () => {
    const { archive, reference } = image;
    const from = `docker-archive:${archive}`;
    const layout = join(folder, 'layout');
    run(['skopeo', 'copy', '--quiet', from, `oci:${layout}:real`]);
    const zstd = join(folder, 'zstd');
    const compress = ['--dest-compress', '--dest-compress-format', 'zstd'];
    run(['skopeo', 'copy', '--quiet', ...compress, from, `oci:${zstd}:real`]);
    run(['skopeo', 'copy', '--quiet', from, `oci-archive:${join(folder, 'layout.tar')}:real`]);
    const remote = `${started.registry}/${reference}`;
    run(['skopeo', 'copy', '--quiet', '--dest-tls-verify=false', from, `docker://${remote}`]);
    run(['podman', '--url', started.podman, 'load', '--quiet', '--input', archive]);
    const targets = [
      `oci:${layout}`,
      `oci:${zstd}`,
      `oci-archive:${join(folder, 'layout.tar')}`,
      `docker:${reference}`,
      `podman:localhost/${reference}`,
      `registry:${remote}`,
    ];
    for (const target of targets) assert.deepEqual(await packagesOf(target), packages, target);
  });
});
