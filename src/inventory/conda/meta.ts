// Records of installed conda packages: `conda-meta/<name>-<version>-<build>.json`. Source: conda's "PrefixRecord".
import type { Bytes } from '../../core/bytes.ts';
import { jsonMembers } from '../../formats/json/index.ts';
import { basenameOf, dirnameOf } from '../../image/entry.ts';
import { type ListingOut, listingCataloguer } from '../listing.ts';
import { topOf } from './tops.ts';

const FOLDER = 'conda-meta';
/** The root's members, and the files one by one; of the long list of checksums nothing. */
const CONTAINERS = [[], ['files'], ['paths_data', 'paths_version']];
/** Distinct folders and single files; the largest packages have some hundred. */
const TOPS = 5000;
const FIELDS = new Set(['name', 'version', 'build', 'channel', 'subdir', 'license', 'fn', 'url']);

export const condaMeta = listingCataloguer({
  name: 'conda/meta',
  version: 1,
  summary: 'Packages installed by conda, mamba, micromamba and pixi',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Conda',
    files: ['**/conda-meta/*.json'],
    types: ['conda'],
    tells: ['licence', 'files'],
  },
  type: 'conda',
  files: { suffixes: ['.json'] },
  accepts: (path) => basenameOf(dirnameOf(path)) === FOLDER,
  by: FOLDER,
  parse: readRecord,
});

function readRecord(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  const fields = new Map<string, string>();
  const tops = new Set<string>();
  let last = '/';
  for (const { of, key, value } of jsonMembers(bytes, CONTAINERS))
    if (of === 0 && FIELDS.has(key)) fields.set(key, typeof value === 'string' ? value : '');
    else if (of === 1 && typeof value === 'string' && !value.startsWith(last)) {
      const top = topOf(value);
      if (top === undefined) continue;
      // Neighbours mostly lie in one folder.
      last = `${top}/`;
      if (tops.size < TOPS) tops.add(top);
    }
  const field = (name: string) => fields.get(name) ?? '';
  const channel = channelOf(field('channel'), field('subdir'));
  const archive = field('fn') || basenameOf(field('url'));
  const type = ['conda', 'tar.bz2'].find((suffix) => archive.endsWith(`.${suffix}`)) ?? '';
  if (field('version') === '') out.gap('not-understood', true, 'a conda package without a version');
  out.found({
    name: field('name'),
    version: field('version'),
    licences: field('license') === '' ? [] : [field('license')],
    qualifiers: { build: field('build'), channel, subdir: field('subdir'), type },
    ...(channel !== '' && { details: { channel } }),
    contains: [...tops].map((top) => `../${top}`),
  });
}

/** `conda-forge`, `main`: addresses end in the channel's name, and may have the platform behind it. */
function channelOf(channel: string, subdir: string): string {
  const parts = channel.split('/').filter((part) => part !== '');
  if (parts.length > 1 && parts.at(-1) === subdir) parts.pop();
  return parts.at(-1) ?? '';
}
