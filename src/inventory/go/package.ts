// Makes Go packages of a binary's build information: its own module, its dependencies, and the standard library.
import { buildPurl } from '../../formats/purl.ts';
import { createPackage, type Evidence, type Package } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
import type { GoFact } from './reader.ts';
import { stdlibVersion } from './toolchain.ts';

interface Row {
  readonly role: 'main' | 'dependency' | 'stdlib';
  readonly name: string;
  readonly version: string;
  readonly by: string;
  readonly confidence: Evidence['confidence'];
}

/** A binary is affected by what was linked into it, the toolchain's standard library included, not by any Go beside it. */
export function packagesOf(cataloguer: string, place: Place<GoFact>): Package[] {
  const { path, layer } = place;
  const introduced = introducedBy(place, (fact) => rowsOf(fact).map(keyOf));
  const platform = place.facts[0]?.platform;
  const details = platform === undefined ? {} : { goPlatform: platform };
  return place.facts.flatMap(rowsOf).map((row) => {
    const { role, name, version, by, confidence } = row;
    return createPackage({
      type: 'golang',
      name,
      version,
      purl: purlOf(name, version),
      licences: [],
      evidence: [{ cataloguer, path, layer, by, confidence }],
      introduced: introduced(keyOf(row)),
      details: { goRole: role, ...details },
    });
  });
}

/** Each module once, the main module before a dependency of the same name and version. */
function rowsOf({ go, main, modules = [] }: GoFact): Row[] {
  const by = '.go.buildinfo';
  const rows: Row[] = [];
  if (main !== undefined) rows.push({ role: 'main', name: main.path, ...main });
  for (const [name, version] of modules)
    rows.push({ role: 'dependency', name, version, by, confidence: version === '' ? 'likely' : 'certain' });
  const stdlib = stdlibVersion(go);
  const confidence = stdlib === '' ? 'likely' : 'certain';
  rows.push({ role: 'stdlib', name: 'stdlib', version: stdlib, by, confidence });
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(keyOf(row)) && seen.add(keyOf(row)));
}

function keyOf({ name, version }: Row): string {
  return `${name}\n${version}`;
}

function purlOf(path: string, version: string): string {
  const slash = path.lastIndexOf('/');
  const parts = slash < 0 ? { name: path } : { namespace: path.slice(0, slash), name: path.slice(slash + 1) };
  return buildPurl({ type: 'golang', ...parts, ...(version !== '' && { version }) });
}
