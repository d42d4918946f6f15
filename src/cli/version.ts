// The version of the tool: the bundler puts it in place of the package file.
import { readFileSync } from 'node:fs';

declare const PLIMSOLL_VERSION: string | undefined;

export function version(): string {
  if (typeof PLIMSOLL_VERSION === 'string') return PLIMSOLL_VERSION;
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
