// Writes the pages of docs/ that are made from tables in the code: `node scripts/docs.ts`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliPage } from './docs/cli.ts';
import { errorsPage } from './docs/errors.ts';
import { supportPage } from './docs/support.ts';

/** Path from the root of the repository → the page. */
export const PAGES: ReadonlyMap<string, string> = new Map([
  ['docs/cli.md', cliPage()],
  ['docs/errors.md', errorsPage()],
  ['docs/support.md', supportPage()],
]);

if (import.meta.main)
  for (const [path, text] of PAGES) writeFileSync(join(import.meta.dirname, '..', path), text);
