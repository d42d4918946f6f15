// Makes packages of Flatpak's deployed folders.
import type { View } from '../../../image/view.ts';
import { buildPurl } from '../../../formats/purl.ts';
import type { Assembled, Contents, LayerFact } from '../../cataloguer.ts';
import { createPackage, type Package } from '../../package.ts';
import { introducedBy, type Place, placesOf } from '../../places.ts';
import { type FlatpakFact, folderOf, NAME } from './reader.ts';

type Places = Map<FlatpakFact['kind'], Place<FlatpakFact>>;

export function assemble(facts: readonly LayerFact<FlatpakFact>[], view: View): Assembled {
  const folders = new Map<string, Places>();
  for (const place of placesOf(facts, view)) {
    const folder = folderOf(place.path);
    let places = folders.get(folder);
    if (places === undefined)
      folders.set(folder, (places = new Map<FlatpakFact['kind'], Place<FlatpakFact>>()));
    const { kind } = place.facts[0]!;
    if (!places.has(kind)) places.set(kind, place);
  }
  const packages: Package[] = [];
  const contains: Contents[] = [];
  for (const [folder, places] of folders) {
    const made = packageOf(folder, places);
    packages.push(made);
    contains.push({ package: made.id, paths: [folder] });
  }
  return { packages, owns: [], contains, gaps: [] };
}

/** What was deployed counts; the newest release that a description names is most often it. */
function packageOf(folder: string, places: Places): Package {
  // …/app/ID/ARCH/BRANCH/COMMIT
  const [name = '', arch = '', branch = ''] = folder.split('/').slice(-4);
  const deploy = places.get('flatpak-deploy');
  const metainfo = places.get('flatpak-metainfo');
  const byDeploy = deploy?.facts[0]?.version ? deploy : undefined;
  const teller = byDeploy ?? (metainfo?.facts[0]?.version ? metainfo : undefined);
  const place = teller ?? places.get('flatpak-metadata') ?? deploy ?? metainfo!;
  const version = teller?.facts[0]?.version ?? '';
  const { licence = '', vendor = '' } = metainfo?.facts[0] ?? {};
  return createPackage({
    type: 'flatpak',
    name,
    version,
    arch,
    purl: buildPurl({ type: 'flatpak', name, ...(version && { version }), qualifiers: { arch, branch } }),
    licences: licence ? [licence] : [],
    evidence: [
      {
        cataloguer: NAME,
        path: place.path,
        layer: place.layer,
        by: place.facts[0]!.kind.slice('flatpak-'.length),
        confidence: teller !== undefined && teller === metainfo ? 'likely' : 'certain',
      },
    ],
    introduced: introducedBy(place, () => [''])(''),
    details: { channel: branch, ...(vendor && { vendor }) },
  });
}
