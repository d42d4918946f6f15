// `npm run check`: types, lint, format and the rules of the house, side by side; fails when one of them does.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { houseFaults } from './house/index.ts';

const root = join(import.meta.dirname, '..');

interface Outcome {
  readonly name: string;
  readonly good: boolean;
  readonly output: string;
}

/** Runs a tool out of node_modules/.bin. */
function tool(name: string, command: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules', '.bin', command), args, { cwd: root });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ name, good: false, output: error.message }));
    child.on('close', (code) => resolve({ name, good: code === 0, output }));
  });
}

async function house(): Promise<Outcome> {
  const faults = await houseFaults(root);
  return { name: 'house', good: faults.length === 0, output: faults.join('\n') };
}

const outcomes = await Promise.all([
  tool('types', 'tsc', '--project', '.'),
  tool('lint', 'oxlint', '--type-aware'),
  tool('format', 'biome', 'format', '.'),
  house(),
]);
for (const { name, good, output } of outcomes)
  console.log(good ? `${name}: good` : `${name}: FAILED\n${output.trim()}`);
process.exitCode = outcomes.every(({ good }) => good) ? 0 : 1;
