// Cataloguer of snaps: what each says of itself, and the list of installed ones that snapd keeps. Source: snapd's documentation, "snap.yaml" and its state.
import { type Bytes, OverBudget } from '../../../core/bytes.ts';
import { jsonMembers } from '../../../formats/json/index.ts';
import { listAt, textAt } from '../../../formats/value.ts';
import { readYaml } from '../../../formats/yaml/index.ts';
import { basenameOf } from '../../../image/entry.ts';
import type { Cataloguer } from '../../cataloguer.ts';
import { type ListingFact, listingCataloguer, type ListingOut } from '../../listing.ts';

const STATE = 'var/lib/snapd/state.json';
/** More than there are. */
const SNAPS = 20_000;

const listing = listingCataloguer({
  name: 'os/snap',
  version: 1,
  summary: 'snaps: meta/snap.yaml of each, and the list that snapd keeps of those that are installed',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Snap',
    files: ['snap/*/*/meta/snap.yaml', STATE],
    types: ['snap'],
    tells: ['licence', 'files'],
    limits: 'snaps that are there as squashfs images only are named without a version',
  },
  type: 'snap',
  files: { basenames: ['snap.yaml', 'state.json'] },
  accepts: (path) => /(?:^|\/)meta\/snap\.yaml$/.test(path) || path.endsWith(STATE),
  parse(bytes, { path }, out) {
    if (basenameOf(path) === 'state.json') readState(bytes, out);
    else readSnap(bytes, out);
  },
});

function readSnap(bytes: Bytes, out: ListingOut): void {
  const snap = readYaml(bytes);
  const [arch] = listAt(snap, 'architectures');
  const licence = textAt(snap, 'license');
  out.found({
    name: textAt(snap, 'name'),
    version: textAt(snap, 'version'),
    ...(licence && { licences: [licence] }),
    ...(typeof arch === 'string' && { qualifiers: { arch } }),
    contains: ['..'],
  });
}

/** `data.snaps`, by name; its version is in the snap itself. */
function readState(bytes: Bytes, out: ListingOut): void {
  let left = SNAPS;
  for (const { key: name, value } of jsonMembers(bytes, [['data', 'snaps']])) {
    left -= 1;
    if (left < 0) throw new OverBudget(`more than ${SNAPS} snaps`);
    const channel = textAt(value, 'channel');
    out.found({ name, version: '', details: { ...(channel && { channel }) } });
  }
}

/** snapd's list counts for the snaps that nothing else tells of; what is in those can't be seen. */
export const snap: Cataloguer<ListingFact> = {
  ...listing,
  assemble(facts, view, earlier) {
    const found = listing.assemble(facts, view, earlier);
    const versioned = new Set(found.packages.filter(({ version }) => version !== '').map(({ name }) => name));
    const packages = found.packages.filter(({ name, version }) => version !== '' || !versioned.has(name));
    const unseen = packages.filter(({ evidence }) => evidence[0]?.path.endsWith('state.json'));
    const path = unseen[0]?.evidence[0]?.path;
    const detail = `${unseen.length} snaps are installed whose content is not unpacked; what is in them is not seen`;
    const gap = {
      reader: listing.name,
      path: path ?? '',
      reason: 'not-understood',
      hides: true,
      detail,
    } as const;
    return { ...found, packages, gaps: path === undefined ? found.gaps : [...found.gaps, gap] };
  },
};
