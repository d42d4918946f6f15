// What tests want to know of a cataloguer's results, in short.
import assert from 'node:assert/strict';
import type { Assembled, Cataloguer } from '../../src/inventory/cataloguer.ts';
import { catalogue, type LayerSpec } from './catalogue.ts';
import { mutations } from './mutate.ts';

/** Results of the last of these cataloguers over the layers. */
export async function resultOf(
  cataloguers: readonly Cataloguer[],
  ...layers: LayerSpec[]
): Promise<Assembled> {
  const result = (await catalogue(cataloguers, layers)).get(cataloguers.at(-1)!.name);
  assert.ok(result);
  return result;
}

/** `name version` of each package. */
export function linesOf({ packages }: Assembled): string[] {
  return packages.map(({ name, version }) => `${name} ${version}`);
}

/** Owned paths by package name; packages that own nothing are left out. */
export function ownedBy({ packages, owns }: Assembled): Record<string, readonly string[]> {
  const byId = new Map(packages.map((one) => [one.id, one.name]));
  const owning = owns.filter(({ paths }) => paths.length > 0);
  return Object.fromEntries(owning.map((one) => [byId.get(one.package), one.paths]));
}

/** `reason` of each gap, with ` hides` behind it where packages may be missing. */
export function gapsIn({ gaps }: Assembled): string[] {
  return gaps.map(({ reason, hides }) => `${reason}${hides ? ' hides' : ''}`);
}

/** Damages one file of a layer by seed: whatever comes, there are packages or gaps, and never a fault of our own. */
export async function survivesDamage(
  cataloguers: readonly Cataloguer[],
  layer: Readonly<Record<string, string | Uint8Array>>,
  path: string,
  count = 150,
): Promise<void> {
  const content = layer[path];
  assert.ok(content !== undefined, `the layer has no ${path}`);
  for (const damaged of mutations(Buffer.from(content), count)) {
    const result = await resultOf(cataloguers, { ...layer, [path]: damaged });
    for (const { detail } of result.gaps) assert.doesNotMatch(detail ?? '', /internal fault/);
  }
}
