// Package databases of real systems with what their own tools list, out of the conformance data: each case is an image of one layer.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Package } from '../../src/inventory/package.ts';

const data = process.env['PLIMSOLL_DATA'];
if (data === undefined) throw new Error('PLIMSOLL_DATA must name the folder with the conformance data');
const root = join(data, 'packages');

export interface Expected {
  readonly name: string;
  readonly version: string;
  readonly arch?: string;
  readonly source?: string;
  readonly sourceVersion?: string;
  readonly modularitylabel?: string;
}

export function caseNames(): string[] {
  return readdirSync(root);
}

/** A source that is the package itself may be left out, and its version where it is the package's own. */
export function lineOf({ name, version, arch, source, details }: Package): string {
  const of = source?.name ?? name;
  return [name, version, arch ?? '', of, source?.version ?? version, details.module ?? ''].join(' ');
}

export function expectedLine(one: Expected): string {
  const version = one.sourceVersion ?? one.version;
  return [
    one.name,
    one.version,
    one.arch ?? '',
    one.source ?? one.name,
    version,
    one.modularitylabel ?? '',
  ].join(' ');
}

/** The packages of `expected.json`, or of `either.json`: listing those or not is both right. */
export function listOfCase(name: string, file: string): Expected[] {
  const path = join(root, name, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Expected[]) : [];
}

export function layerOfCase(name: string): Record<string, Uint8Array> {
  const folder = join(root, name);
  const layer: Record<string, Uint8Array> = {};
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(item.parentPath, item.name));
    if (item.isFile() && path !== 'expected.json' && path !== 'either.json')
      layer[path] = readFileSync(join(folder, path));
  }
  return layer;
}
