// Makes packages of the folders of Portage's database: `CATEGORY/NAME-VERSION`.
import { basenameOf, dirnameOf } from '../../../image/entry.ts';
import type { Gap } from '../../../image/reader.ts';
import type { View } from '../../../image/view.ts';
import type { Assembled, LayerFact, Ownership } from '../../cataloguer.ts';
import type { Package } from '../../package.ts';
import { foldersOf, pathsOf } from '../file-list.ts';
import { packageFolders } from '../package-folders.ts';
import { systemPackage } from '../system-package.ts';
import { splitNameVersion } from './name-version.ts';
import { HOME, NAME, PARTS, type PortageFact } from './reader.ts';

/** Portage's own folders while it works; nothing in them is installed yet. */
const MERGING = /^-MERGING-/;

export function assemble(
  facts: readonly LayerFact<PortageFact>[],
  view: View,
  earlier: ReadonlyMap<string, Assembled>,
): Assembled {
  const folders = foldersOf(view);
  const packages = new Map<string, Package>();
  const owns: Ownership[] = [];
  const gaps: Gap[] = [];
  for (const { path, facts: parts, evidence, introduced } of packageFolders(facts, view, PARTS)) {
    const folder = basenameOf(path);
    if (MERGING.test(folder)) continue;
    const split = splitNameVersion(folder);
    if (split === undefined) {
      const detail = 'the name of the folder holds no version';
      gaps.push({ reader: NAME, path: evidence.path, reason: 'not-understood', hides: true, detail });
      continue;
    }
    const category = basenameOf(dirnameOf(path));
    const at = path.lastIndexOf(`${HOME}/`);
    const root = at > 0 ? path.slice(0, at) : '';
    const distribution = root === '' ? earlier.get('os/release')?.distribution : undefined;
    const [licence, slot, channel] = ['LICENSE', 'SLOT', 'repository'].map((name) => textOf(parts.get(name)));
    const made = systemPackage(
      { name: `${category}/${split.name}`, version: split.version, licences: licence ? [licence] : [] },
      { cataloguer: NAME, ...evidence, by: basenameOf(evidence.path), introduced },
      {
        type: 'ebuild',
        namespace: category,
        name: split.name,
        // Two slots of a package can be installed side by side.
        qualifiers: { ...(slot && slot !== '0' && { slot }) },
      },
      distribution,
      { ...(channel && { channel }) },
    );
    packages.set(made.id, made);
    const contents = parts.get('CONTENTS');
    const files = contents?.kind === 'portage-files' ? contents.files : '';
    owns.push({ package: made.id, paths: pathsOf(files, root, folders) });
  }
  return { packages: [...packages.values()], owns, gaps };
}

function textOf(fact: PortageFact | undefined): string | undefined {
  return fact?.kind === 'portage-text' ? fact.text : undefined;
}
