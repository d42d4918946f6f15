// Metadata of an installed Python distribution: METADATA and PKG-INFO, headers in the manner of mail. Source: Python packaging's "Core metadata specifications".
import { Buffer } from 'node:buffer';
import { decodeText } from '../core/text.ts';

export interface PythonMetadata {
  /** As written; '' when missing. */
  readonly name: string;
  readonly version: string;
  /** License-Expression; else License where it is a name and not a whole text; else the licence classifiers. */
  readonly licences: readonly string[];
}

/** More than enough for headers; the description that follows them is not looked at (bytes). */
export const MOST_HEADERS = 256 * 1024;
const LONGEST_LICENCE = 120;
const WANTED = new Set(['name', 'version', 'license-expression', 'license', 'classifier']);

/** Reads the headers up to the first empty line. Never throws. Of a header given twice the first counts, save classifiers. */
export function parsePythonMetadata(data: Uint8Array): PythonMetadata {
  const headers = headersOf(headerText(data));
  const first = (name: string) => headers.find((header) => header.name === name)?.value.trim() ?? '';
  const classifiers = headers
    .filter((header) => header.name === 'classifier')
    .map(({ value }) => value.trim());
  return {
    name: first('name'),
    version: first('version'),
    licences: licencesOf(first('license-expression'), first('license'), classifiers),
  };
}

function headerText(data: Uint8Array): string {
  const buffer = Buffer.from(data.buffer, data.byteOffset, Math.min(data.byteLength, MOST_HEADERS));
  const ends = ['\n\n', '\n\r\n'].map((blank) => buffer.indexOf(blank)).filter((end) => end >= 0);
  return decodeText(buffer.subarray(0, ends.length > 0 ? Math.min(...ends) : buffer.length));
}

function headersOf(text: string): { name: string; value: string }[] {
  const headers: { name: string; lines: string[] }[] = [];
  let open: string[] | undefined;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      open?.push(line);
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    open = WANTED.has(name) ? [line.slice(colon + 1)] : undefined;
    if (open !== undefined) headers.push({ name, lines: open });
  }
  return headers.map(({ name, lines }) => ({ name, value: lines.join('\n') }));
}

function licencesOf(expression: string, licence: string, classifiers: readonly string[]): string[] {
  if (expression !== '') return [expression];
  const named = licence !== '' && licence !== 'UNKNOWN';
  if (named && licence.length <= LONGEST_LICENCE && !licence.includes('\n')) return [licence];
  const last = classifiers
    .filter((classifier) => classifier.startsWith('License ::'))
    .map((classifier) => classifier.slice(classifier.lastIndexOf('::') + 2).trim());
  return [...new Set(last)].filter((name) => name !== 'OSI Approved');
}
