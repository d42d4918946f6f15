// What is measured: Plimsoll's works with the figures to reach, the yardsticks, and other scanners where there are any.
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { CATALOGUERS } from '../src/inventory/index.ts';

export interface Work {
  readonly name: string;
  /** Works on the same bytes are compared with one another. */
  readonly on: 'archive' | 'layout' | 'base' | 'jar' | 'lock' | 'nothing';
  readonly by: 'plimsoll' | 'yardstick' | 'peer';
  /** `OUT` stands for the file that the report goes to, `CACHE` for a cache folder. */
  readonly command: readonly string[];
  /** Empty the cache folder before each run. */
  readonly cold: boolean;
  /** Run once before measuring, as a second scan needs a first one. */
  readonly warm?: boolean;
  /** Figures to reach: seconds, or a yardstick's name and the allowed ratio to it; peak in MB. */
  readonly within?: {
    readonly wall?: number;
    readonly ratio?: readonly [string, number];
    readonly peak?: number;
  };
}

interface Places {
  /** Folder with the bench image (bench/image.sh). */
  readonly image: string;
  /** How Plimsoll is started. */
  readonly plimsoll: readonly string[];
  readonly node: string;
  /** Lock files of 100 MB. */
  readonly locks: readonly string[];
  /** Folder of the advisory database. */
  readonly db: string;
}

const PASSES = ['packages', 'binaries'] as const;

/** The cataloguers of images that have a reader in this pass. */
function namesOf(pass: string): readonly string[] {
  return CATALOGUERS.filter(
    ({ scope, readers }) => scope === 'image' && readers.some((reader) => reader.pass === pass),
  ).map(({ name }) => name);
}

export function ownWorks({ image, plimsoll, db, locks }: Places): readonly Work[] {
  const output = ['--offline', '--quiet', '--allow-partial', '--format', 'json=OUT'];
  const options = ['--db', db, ...output];
  const scan = (target: string, ...more: string[]) => [...plimsoll, 'scan', target, ...options, ...more];
  const archive = `docker-archive:${join(image, 'shop.tar')}`;
  const layout = `oci:${join(image, 'shop-oci')}`;
  const own = { by: 'plimsoll', cold: true } as const;
  const passes = PASSES.map(
    (pass): Work => ({
      ...own,
      name: `docker archive, cold, inventory, pass ${pass}`,
      on: 'archive',
      command: [
        ...plimsoll,
        'sbom',
        archive,
        ...output,
        ...namesOf(pass).flatMap((name) => ['--only', name]),
      ],
    }),
  );
  const lockWorks = locks.map(
    (path): Work => ({ ...own, name: `${basename(path)} of 100 MB`, on: 'lock', command: scan(path) }),
  );
  return [
    {
      ...own,
      name: 'docker archive, cold',
      on: 'archive',
      command: scan(archive),
      within: { wall: 1.3, peak: 150 },
    },
    {
      ...own,
      name: 'docker archive, cold, --verify',
      on: 'archive',
      command: scan(archive, '--verify'),
      within: { ratio: ['Node hashing with SHA-256', 1.3] },
    },
    {
      ...own,
      name: 'OCI layout, gzip, cold',
      on: 'layout',
      command: scan(layout),
      within: { ratio: ['Node inflating, three at once', 1.25], peak: 170 },
    },
    {
      ...own,
      name: 'docker archive, second scan',
      on: 'archive',
      command: scan(archive),
      cold: false,
      warm: true,
      within: { wall: 0.3 },
    },
    {
      ...own,
      name: 'OCI layout, second scan',
      on: 'layout',
      command: scan(layout),
      cold: false,
      warm: true,
      within: { wall: 0.3 },
    },
    {
      ...own,
      name: 'Debian minbase alone, docker archive',
      on: 'base',
      command: scan(`docker-archive:${join(image, 'base.tar')}`),
      within: { wall: 0.2 },
    },
    {
      ...own,
      name: '300 MB Spring Boot jar in a gzip layer',
      on: 'jar',
      command: scan(`oci:${join(image, 'boot-oci')}`),
      within: { peak: 170 },
    },
    ...passes,
    ...lockWorks,
    { ...own, name: '--version', on: 'nothing', command: [...plimsoll, '--version'], within: { wall: 0.05 } },
  ];
}

export function yardsticks({ image, node, locks }: Places): readonly Work[] {
  const archive = join(image, 'shop.tar');
  const blobs = gzipBlobs(join(image, 'shop-oci'));
  const jarBlobs = gzipBlobs(join(image, 'boot-oci'));
  const hash = join(import.meta.dirname, 'hash.ts');
  const inflate = join(import.meta.dirname, 'inflate.ts');
  const yardstick = { by: 'yardstick', cold: false } as const;
  return [
    { ...yardstick, name: 'cat', on: 'archive', command: ['cat', archive] },
    { ...yardstick, name: 'Node hashing with SHA-256', on: 'archive', command: [node, hash, archive] },
    { ...yardstick, name: 'gzip -dc', on: 'layout', command: ['gzip', '-dc', ...blobs] },
    { ...yardstick, name: 'Node inflating, three at once', on: 'layout', command: [node, inflate, ...blobs] },
    { ...yardstick, name: 'gzip -dc of the jar’s layer', on: 'jar', command: ['gzip', '-dc', ...jarBlobs] },
    { ...yardstick, name: 'cat of the lock files', on: 'lock', command: ['cat', ...locks] },
    { ...yardstick, name: 'Node that does nothing', on: 'nothing', command: [node, '--eval', '0'] },
  ];
}

/** The works of those other scanners that are installed. Their own data must be there already; nothing is fetched. */
export function peerWorks({ image }: Places): readonly Work[] {
  const archive = join(image, 'shop.tar');
  const layout = join(image, 'shop-oci');
  const base = join(image, 'base.tar');
  const peer = { by: 'peer', cold: true } as const;
  const syft = (target: string) => ['syft', 'scan', target, '--quiet', '--output', 'json=OUT'];
  const trivy = (target: string) =>
    [
      'trivy',
      'image',
      '--input',
      target,
      '--cache-dir',
      'CACHE',
      '--quiet',
      '--format',
      'json',
      '--list-all-pkgs',
    ].concat(['--scanners', 'license', '--output', 'OUT']);
  const grype = (target: string) => ['grype', target, '--quiet', '--output', 'json', '--file', 'OUT'];
  const osv = (target: string) => [
    'osv-scanner',
    'scan',
    'image',
    '--offline',
    '--format',
    'json',
    '--output-file',
    'OUT',
    '--archive',
    target,
  ];
  const works: readonly Work[] = [
    { ...peer, name: 'syft, inventory', on: 'archive', command: syft(`docker-archive:${archive}`) },
    { ...peer, name: 'syft, inventory', on: 'layout', command: syft(`oci-dir:${layout}`) },
    { ...peer, name: 'syft, inventory', on: 'base', command: syft(`docker-archive:${base}`) },
    { ...peer, name: 'syft --version', on: 'nothing', command: ['syft', '--version'] },
    { ...peer, name: 'trivy, inventory', on: 'archive', command: trivy(archive) },
    { ...peer, name: 'trivy, inventory', on: 'layout', command: trivy(layout) },
    { ...peer, name: 'trivy, inventory', on: 'base', command: trivy(base) },
    { ...peer, name: 'trivy --version', on: 'nothing', command: ['trivy', '--version'] },
    { ...peer, name: 'grype', on: 'archive', command: grype(`docker-archive:${archive}`) },
    { ...peer, name: 'grype', on: 'layout', command: grype(`oci-dir:${layout}`) },
    { ...peer, name: 'grype', on: 'base', command: grype(`docker-archive:${base}`) },
    { ...peer, name: 'osv-scanner', on: 'archive', command: osv(archive) },
    { ...peer, name: 'osv-scanner', on: 'base', command: osv(base) },
  ];
  return works.filter(({ command }) => onPath(command[0] ?? ''));
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Blobs of an OCI layout that are no documents, the largest first. */
function gzipBlobs(layout: string): readonly string[] {
  const folder = join(layout, 'blobs', 'sha256');
  return readdirSync(folder)
    .map((name) => ({ file: join(folder, name), size: statSync(join(folder, name)).size }))
    .filter(({ size }) => size > 1 << 16)
    .sort((a, b) => b.size - a.size)
    .map(({ file }) => file);
}
