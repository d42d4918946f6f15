// Which folders and files an installed distribution consists of.
import { dirnameOf } from '../../image/entry.ts';
import type { View } from '../../image/view.ts';
import type { Contents } from '../cataloguer.ts';
import type { Package } from '../package.ts';
import type { Place } from '../places.ts';
import type { RecordFact } from './record.ts';

/** Files and folders that are looked for in one image; real ones name some ten thousand. */
const LOOK_UPS = 500_000;

/**
 * By the record in each of its metadata folders; where there is none, the folder or module that has its name. The
 * metadata itself belongs to it, and of an egg all that is in it. `cut`: there were too many to look for them all.
 */
export function contentsOf(
  packages: readonly Package[],
  records: readonly Place<RecordFact>[],
  view: View,
): { readonly contains: readonly Contents[]; readonly cut: boolean } {
  const byFolder = new Map<string, string[]>();
  for (const { path, facts } of records) {
    const tops = facts.flatMap((fact) => fact.tops);
    const folder = dirnameOf(path);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...tops]);
  }
  let left = LOOK_UPS;
  const contains = packages.map(({ id, name, evidence }) => {
    const paths = new Set<string>();
    for (const { path } of evidence) {
      if (left < 0) break;
      const wanted = candidates(path, name, byFolder);
      left -= wanted.length;
      for (const one of wanted) addReal(paths, one, siteOf(path), view);
    }
    return { package: id, paths: [...paths] };
  });
  return { contains, cut: left < 0 };
}

function candidates(path: string, name: string, byFolder: ReadonlyMap<string, readonly string[]>): string[] {
  const folder = dirnameOf(path);
  if (/\.egg\/egg-info$/i.test(folder)) return [dirnameOf(folder)];
  // An egg that is one file, and old metadata that is one file.
  if (!/\.(?:dist|egg)-info$/i.test(folder))
    return path.toLowerCase().endsWith('.egg') ? [path] : [path, ...guesses(folder, name)];
  const tops = byFolder.get(folder);
  if (tops === undefined) return [folder, ...guesses(dirnameOf(folder), name)];
  // Names of modules come without their suffix.
  return [
    folder,
    ...tops.flatMap((top) => [`${folder}/${top}`, `${folder}/${top}.py`, ...targeted(folder, top)]),
  ];
}

/** `pip install --target` puts programs beside the packages, and leaves in the record where they would have been. */
function targeted(folder: string, top: string): string[] {
  const [, program] = /^(?:\.\.\/){2,}bin\/([^/]+)$/.exec(top) ?? [];
  return program === undefined ? [] : [`${dirnameOf(folder)}/bin/${program}`];
}

/** The folder in which the packages lie. */
function siteOf(path: string): string {
  const folder = dirnameOf(path);
  if (/\.egg\/egg-info$/i.test(folder)) return dirnameOf(dirnameOf(folder));
  return /\.(?:dist|egg)-info$/i.test(folder) ? dirnameOf(folder) : folder;
}

function guesses(folder: string, name: string): string[] {
  const names = [name, name.toLowerCase()].map((one) => one.replace(/[-.]/g, '_'));
  return names.flatMap((one) => [`${folder}/${one}`, `${folder}/${one}.py`]);
}

/**
 * Only what is there, in its one spelling. A folder must lie beside the metadata: no record may claim all of /usr, and
 * so account for what others put there.
 */
function addReal(paths: Set<string>, path: string, site: string, view: View): void {
  const plain: string[] = [];
  for (const part of path.split('/'))
    if (part === '..') plain.pop();
    else if (part !== '') plain.push(part);
  const wanted = plain.join('/');
  const real = wanted === '' ? undefined : view.real(wanted);
  if (real === undefined || real === '') return;
  if (dirnameOf(wanted) !== site && view.find(wanted)?.kind === 'directory') return;
  paths.add(real);
}
