// Cataloguer of executables that say which package they were built for, and whose package no database lists.
import { appendTo } from '../../core/multimap.ts';
import type { Assembled, Cataloguer } from '../cataloguer.ts';
import { ownedAmong } from '../ownership.ts';
import { alike } from '../one-component.ts';
import { OS_TYPES } from '../os/types.ts';
import type { Package } from '../package.ts';
import { type Place, placesOf } from '../places.ts';
import { keyOf, packageOf } from './package.ts';
import { type ElfNoteFact, elfNoteReader } from './reader.ts';

const name = 'binaries/elf-note';

export const elfNotes: Cataloguer<ElfNoteFact> = {
  name,
  version: 1,
  summary: 'Executables that name the OS package they were built for (.note.package)',
  scope: 'image',
  support: {
    kind: 'binary',
    ecosystem: 'Programs without a package',
    files: ['**/*'],
    types: ['deb', 'rpm', 'generic'],
    tells: ['source', 'cpe'],
    limits: 'only what no package database lists',
  },
  readers: [elfNoteReader],
  after: ['os/dpkg', 'os/apk', 'os/rpm', 'os/pacman', 'os/chisel'],
  assemble(facts, view, earlier) {
    const places = placesOf(facts, view);
    const owned = ownedAmong(
      places.map(({ path }) => path),
      earlier,
    );
    const listed = listedIn(earlier);
    const groups = new Map<string, Place<ElfNoteFact>[]>();
    for (const place of places) {
      const [fact] = place.facts;
      if (fact === undefined || owned.has(place.path) || isListed(fact, listed)) continue;
      appendTo(groups, keyOf(fact), place);
    }
    const found = [...groups.values()].map((group) => ({ one: packageOf(name, group), group }));
    return {
      packages: found.map(({ one }) => one),
      owns: [],
      contains: found.map(({ one, group }) => ({ package: one.id, paths: group.map(({ path }) => path) })),
      gaps: [],
    };
  },
};

/** OS packages by type and name, their own or their source's. */
function listedIn(earlier: ReadonlyMap<string, Assembled>): ReadonlyMap<string, readonly Package[]> {
  const listed = new Map<string, Package[]>();
  for (const one of [...earlier.values()].flatMap(({ packages }) => packages)) {
    if (!OS_TYPES.has(one.type)) continue;
    for (const of of new Set([one.name, one.source?.name ?? one.name]))
      appendTo(listed, `${one.type}\n${of}`, one);
  }
  return listed;
}

function isListed(
  { type, name: of, version }: ElfNoteFact,
  listed: ReadonlyMap<string, readonly Package[]>,
): boolean {
  return (listed.get(`${type}\n${of}`) ?? []).some(
    (one) => alike(one.version, version) || alike(one.source?.version ?? '', version),
  );
}
