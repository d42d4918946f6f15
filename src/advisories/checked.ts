// When a store was last found to be up to date: a file beside it, since the store itself never changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish } from './workspace.ts';

/** When the feed last said that `revision` is still its newest (ISO); undefined where it never did. */
export function readChecked(folder: string, family: string, revision: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(fileFor(folder, family), 'utf8');
  } catch {
    return undefined;
  }
  const [about, date = ''] = text.trim().split(' ');
  const isOurs = about === revision && !Number.isNaN(Date.parse(date));
  return isOurs ? date : undefined;
}

export function writeChecked(
  folder: string,
  workspace: string,
  family: string,
  revision: string,
  now: Date,
): void {
  const file = join(workspace, `${family}.checked`);
  writeFileSync(file, `${revision} ${now.toISOString()}\n`);
  publish(file, fileFor(folder, family));
}

function fileFor(folder: string, family: string): string {
  return join(folder, `${family}.checked`);
}
