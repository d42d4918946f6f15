// `npm run bench [-- ROUNDS]`: builds, makes the bench image, measures and prints tables in Markdown (default 5 rounds).
//
// Advisory data: imported from the folder PLIMSOLL_DATA/advisories/osv when that is set, else fetched (`db update`).
// All works take turns, so that a busy moment of the machine hits everyone. No figure is asserted.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { makeLocks } from './locks.ts';
import { type Figures, measureOnce, medianOf } from './measure.ts';
import { figuresTable, ratiosTable, type Result } from './table.ts';
import { ownWorks, peerWorks, type Work, yardsticks } from './works.ts';

const root = join(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 5);
const scratch = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
try {
  bench();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function bench(): void {
  execFileSync(process.execPath, [join(root, 'scripts', 'build.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const image = execFileSync(join(root, 'bench', 'image.sh'), { encoding: 'utf8' }).trim();
  const plimsoll = [process.execPath, join(root, 'dist', 'plimsoll.cjs')];
  const db = join(image, `db-${schemaKey()}`);
  fillDatabase(plimsoll, db);
  const places = { image, plimsoll, node: process.execPath, db, locks: makeLocks(image) };
  const works = [...yardsticks(places), ...ownWorks(places), ...peerWorks(places)];
  const runs = new Map<Work, Figures[]>(works.map((work) => [work, []]));
  for (let round = 0; round < rounds; round++)
    for (const work of works) {
      process.stderr.write(`round ${round + 1} of ${rounds}: ${work.by}: ${work.name}\n`);
      runs.get(work)?.push(runOnce(work));
    }
  const results = works.map((work) => ({ work, figures: medianOf(runs.get(work) ?? []), ...counted(work) }));
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  console.log(
    `${new Date().toISOString().slice(0, 10)}; ${availableParallelism()} cores, ${cpus()[0]?.model.trim()}, ` +
      `${memory} GiB; Node ${process.versions.node}; page cache warm; medians of ${rounds} rounds\n`,
  );
  console.log(figuresTable(results));
  console.log(ratiosTable(results));
}

/** Names the form of the stores, so that a new form gets a new folder. */
function schemaKey(): string {
  const schema = readFileSync(join(root, 'src', 'advisories', 'schema.ts'));
  return createHash('sha256').update(schema).digest('hex').slice(0, 12);
}

function fillDatabase(plimsoll: readonly string[], db: string): void {
  if (existsSync(db)) return;
  const data = process.env['PLIMSOLL_DATA'];
  const ecosystems = ['Debian', 'npm', 'PyPI', 'Maven', 'Go'];
  const command = data ? ['import', join(data, 'advisories', 'osv')] : ['update', ...ecosystems];
  const [node = '', ...program] = plimsoll;
  execFileSync(node, [...program, 'db', ...command, '--db', db], { stdio: ['ignore', 2, 2] });
}

function runOnce(work: Work): Figures {
  const cache = join(scratch, `cache-${slug(work)}`);
  const fresh = !existsSync(cache);
  if (work.cold) rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const command = work.command.map((part) => part.replace('OUT', reportOf(work)).replace('CACHE', cache));
  const env = {
    ...process.env,
    PLIMSOLL_CACHE: cache,
    XDG_CACHE_HOME: work.by === 'peer' ? process.env['XDG_CACHE_HOME'] : cache,
    SYFT_CHECK_FOR_APP_UPDATE: 'false',
    GRYPE_CHECK_FOR_APP_UPDATE: 'false',
    GRYPE_DB_AUTO_UPDATE: 'false',
  };
  if (work.warm && fresh) measureOnce(command, scratch, env);
  const figures = measureOnce(command, scratch, env);
  // Scanners that found something may end with 1.
  if (figures.code !== 0 && !(work.by === 'peer' && figures.code === 1))
    process.stderr.write(`  ended with ${figures.code}: ${command.join(' ')}\n`);
  return figures;
}

function slug({ name, on }: Work): string {
  return `${on}-${name.replaceAll(/[^a-z]+/gi, '-')}`;
}

function reportOf(work: Work): string {
  return join(scratch, `${slug(work)}.json`);
}

/** Packages and findings as the report of a work has them. */
function counted(work: Work): Pick<Result, 'packages' | 'findings'> {
  const file = reportOf(work);
  if (!existsSync(file)) return {};
  const report = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  const lengthOf = (name: string): number | undefined =>
    Array.isArray(report[name]) ? report[name].length : undefined;
  const packages = lengthOf('packages') ?? lengthOf('artifacts');
  const findings = lengthOf('findings') ?? lengthOf('matches');
  return { ...(packages !== undefined && { packages }), ...(findings !== undefined && { findings }) };
}
