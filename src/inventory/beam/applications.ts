// Cataloguer of Erlang/OTP applications that are installed: OTP itself, releases of Mix and Rebar, dependencies that are built or lie as source.
import { dirnameOf } from '../../image/entry.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';
import { purlOf } from '../purl-of.ts';
import { isOfOtp } from './otp.ts';
import { appReader, type BeamFact, hexReader } from './reader.ts';

const name = 'beam/applications';
export const applications: Cataloguer<BeamFact> = {
  name,
  version: 1,
  summary: 'Erlang/OTP applications: those of OTP and Elixir, releases, installed Hex packages',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Elixir and Erlang',
    files: ['**/ebin/*.app', '**/hex_metadata.config'],
    types: ['otp', 'hex'],
    tells: ['licence', 'files'],
    limits:
      'releases leave out Hex’s metadata: an application that is not OTP’s own is taken for the Hex package of its name',
  },
  readers: [appReader, hexReader],
  assemble(facts, view) {
    const places = placesOf(facts, view);
    const hex = places.filter(isHex);
    const byFolder = new Map(hex.map((place) => [dirnameOf(place.path), place]));
    const joined = new Set<Place<BeamFact>>();
    const packages: Package[] = [];
    for (const place of places) {
      if (isHex(place)) continue;
      const beside = homesOf(place.path).flatMap((home) => byFolder.get(home) ?? []);
      const metadata = beside.find((one) => one.facts[0]?.version === place.facts[0]?.version);
      if (metadata) joined.add(metadata);
      packages.push(packageOf(place, metadata));
    }
    // Hex packages that lie as source only.
    for (const place of hex) if (!joined.has(place)) packages.push(packageOf(place, place));
    const contains = packages.flatMap((one) => {
      const folder = folderOf(one.evidence[0]?.path ?? '');
      return folder === '' ? [] : [{ package: one.id, paths: [folder] }];
    });
    return { packages, owns: [], contains, gaps: [] };
  },
};

function isHex({ facts }: Place<BeamFact>): boolean {
  return facts[0]?.kind === 'hex';
}

/** Named by its Hex metadata, where there is any. */
function packageOf(place: Place<BeamFact>, metadata: Place<BeamFact> | undefined): Package {
  const own = place.facts[0]!;
  const { name: stated, version, licences = [] } = metadata?.facts[0] ?? own;
  // Releases leave Hex's metadata out; what is not OTP's own is Hex's almost always.
  const type = metadata === undefined && isOfOtp(stated) ? 'otp' : 'hex';
  const confidence = metadata === undefined && type === 'hex' ? 'likely' : 'certain';
  const seen = metadata === undefined || metadata === place ? [place] : [place, metadata];
  return createPackage({
    type,
    name: stated,
    version,
    purl: purlOf(type, stated, version),
    licences,
    evidence: seen.map((one) => ({
      cataloguer: name,
      path: one.path,
      layer: one.layer,
      by: isHex(one) ? 'hex_metadata.config' : 'application resource',
      confidence,
    })),
    introduced: introducedBy(place, (fact) => [keyOf(fact)])(keyOf(own)),
    details: {},
  });
}

function keyOf({ name, version }: BeamFact): string {
  return `${name}\n${version}`;
}

/** Folder of an application: above its `ebin`, or where its metadata is. */
function folderOf(path: string): string {
  const folder = dirnameOf(path);
  return path.endsWith('.app') ? dirnameOf(folder) : folder;
}

/** Where its Hex metadata may be: in its own folder, or, of what was built of it, in `deps`. */
function homesOf(path: string): string[] {
  const own = folderOf(path);
  const [, project = '', app = ''] = /^(.*?)_build\/[^/]+\/lib\/([^/]+)$/.exec(own) ?? [];
  return app === '' ? [own] : [own, `${project}deps/${app}`];
}
