// `npm run conformance`: parsers, version orders and importers on real files with known answers (PLIMSOLL_DATA).
import { globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runTests } from './runner.ts';

const root = join(import.meta.dirname, '..');
const data = process.env['PLIMSOLL_DATA'];
if (!data || !statSync(data, { throwIfNoEntry: false })?.isDirectory()) {
  console.error('conformance: PLIMSOLL_DATA must name the folder that holds the files with their answers');
  process.exit(1);
}
process.env['PLIMSOLL_DATA'] = resolve(data);
const files = globSync('test/conformance/**/*.test.ts', { cwd: root }).sort();
await runTests({ root, files, verbose: true });
