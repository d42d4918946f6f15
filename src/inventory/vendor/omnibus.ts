// version-manifest.json of packages built with Omnibus (GitLab, Chef, Datadog…): the product, and all that is built in.
import { jsonMembers } from '../../formats/json/index.ts';
import { textAt, type Value } from '../../formats/value.ts';
import { basenameOf, dirnameOf } from '../../image/entry.ts';
import { listingCataloguer } from '../listing.ts';

/** In a folder of its own below some `opt`. */
function isBelowOpt(path: string): boolean {
  const at = `/${path}`.indexOf('/opt/');
  return at >= 0 && path.includes('/', at + 'opt/'.length);
}

const VERSION = /^v?\d[\w.+~-]{0,100}$/;

export const omnibus = listingCataloguer({
  name: 'vendor/omnibus',
  version: 1,
  summary: 'Products built with Omnibus (GitLab, Chef, Datadog Agent…), with what is built in',
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'Omnibus',
    files: ['opt/*/version-manifest.json'],
    types: ['generic'],
    tells: ['licence', 'files', 'vendored'],
    limits: 'parts that are known by a commit alone have no version',
  },
  type: 'generic',
  files: { basenames: ['version-manifest.json'] },
  accepts: isBelowOpt,
  parse(bytes, { path }, out) {
    const root = new Map<string, Value>();
    let unversioned = 0;
    for (const { of, key, value } of jsonMembers(bytes, [['software'], []])) {
      if (of === 1) {
        if (typeof value === 'string' && root.size < 100) root.set(key, value);
        continue;
      }
      const version = versionOf(value);
      const licence = textAt(value, 'license');
      if (version === '') unversioned++;
      else out.found({ name: key, version, role: 'vendored', licences: licence === '' ? [] : [licence] });
    }
    const version = textAt(root, 'build_version');
    // The folder below /opt has the product's name.
    if (VERSION.test(version)) out.found({ name: basenameOf(dirnameOf(path)), version, contains: ['.'] });
    else out.gap('not-understood', true, 'no build_version');
    if (unversioned > 0) out.gap('not-understood', false, `${unversioned} parts without a version`);
  },
});

function versionOf(value: Value): string {
  for (const key of ['display_version', 'described_version', 'locked_version']) {
    const version = textAt(value, key).replace(/^v(?=\d)/, '');
    // A commit is no version.
    if (VERSION.test(version) && !/^[0-9a-f]{40}$/.test(version)) return version;
  }
  return '';
}
