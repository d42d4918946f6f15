// Makes packages of the folders of pacman's local database. Where `desc` does not name the package, its folder does.
import { basenameOf } from '../../../image/entry.ts';
import type { Gap } from '../../../image/reader.ts';
import type { View } from '../../../image/view.ts';
import type { Assembled, LayerFact, Ownership } from '../../cataloguer.ts';
import type { Package } from '../../package.ts';
import { foldersOf, pathsOf } from '../file-list.ts';
import { packageFolders } from '../package-folders.ts';
import { systemPackage, type SystemRecord } from '../system-package.ts';
import { HOME, NAME, type PacmanFact } from './reader.ts';

export function assemble(
  facts: readonly LayerFact<PacmanFact>[],
  view: View,
  earlier: ReadonlyMap<string, Assembled>,
): Assembled {
  const folders = foldersOf(view);
  const packages = new Map<string, Package>();
  const owns: Ownership[] = [];
  const gaps: Gap[] = [];
  for (const { path, facts: files, evidence, introduced } of packageFolders(facts, view, ['desc', 'files'])) {
    const desc = files.get('desc');
    const list = files.get('files');
    const described = desc?.kind === 'pacman-desc' ? desc.packages[0] : undefined;
    const faults = desc?.kind === 'pacman-desc' ? desc.faults : [];
    const record = described ?? namedBy(basenameOf(path));
    // A name that is known all the same hides nothing.
    const hides = record === undefined;
    for (const { reason, detail } of faults)
      gaps.push({ reader: NAME, path: evidence.path, reason, hides, detail });
    if (record === undefined) continue;
    const at = path.lastIndexOf(HOME);
    const root = at > 0 ? path.slice(0, at) : '';
    const distribution = root === '' ? earlier.get('os/release')?.distribution : undefined;
    const sure =
      described === undefined ? { by: 'folder name', confidence: 'likely' as const } : { by: 'desc' };
    const made = systemPackage(
      record,
      { cataloguer: NAME, ...evidence, ...sure, introduced },
      { type: 'alpm' },
      distribution,
    );
    packages.set(made.id, made);
    const owned = list?.kind === 'pacman-files' ? list.files : '';
    owns.push({ package: made.id, paths: pathsOf(owned, root, folders) });
  }
  return { packages: [...packages.values()], owns, gaps };
}

const LONGEST = 512;

/** `NAME-VERSION-RELEASE`; neither of the last two has a hyphen. */
function namedBy(folder: string): SystemRecord | undefined {
  const [, name, version] = /^([\w@.+-]+)-([\w.:+~]+-[\w.]+)$/.exec(folder.slice(0, LONGEST)) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}
