// The rules of the house, checked: arrows, purity, and the shape of files.
import { arrowFaults } from './arrows.ts';
import { purityFaults } from './purity.ts';
import { readSources, type Source } from './sources.ts';

const LONGEST = 300;

/** One line for each breach below the folder `root`, sorted; empty when all is well. */
export async function houseFaults(root: string): Promise<readonly string[]> {
  const sources = await readSources(root);
  return [...arrowFaults(sources), ...purityFaults(sources), ...sources.flatMap(shapeFaults)].sort();
}

function shapeFaults({ path, text }: Source): string[] {
  const faults: string[] = [];
  const first = text.startsWith('#!') ? text.split('\n', 2)[1] : text.split('\n', 1)[0];
  if (!first?.startsWith('// '))
    faults.push(`${path}: the first line must say in a // comment what the file is for`);
  const lines = text.split('\n').length - 1;
  if (lines > LONGEST) faults.push(`${path}: ${lines} lines, more than ${LONGEST}`);
  return faults;
}
