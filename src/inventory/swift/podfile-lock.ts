// Cataloguer of CocoaPods' lock files. Source: CocoaPods Core, `Pod::Lockfile`.
import type { Bytes } from '../../core/bytes.ts';
import { isTable, textAt } from '../../formats/value.ts';
import { yamlMembers } from '../../formats/yaml/index.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import { lookAhead } from '../look-ahead.ts';
import type { Confidence } from '../package.ts';

const POD = /^(\S.*?) \(([^()]+)\)$/;

export const podfileLock = listingCataloguer({
  name: 'swift/podfile-lock',
  version: 1,
  summary: 'Pods that CocoaPods has locked, with their subspecs',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'CocoaPods',
    files: ['**/Podfile.lock'],
    types: ['cocoapods'],
    tells: [],
  },
  type: 'cocoapods',
  files: { basenames: ['Podfile.lock'] },
  declares: 'lock',
  parse(bytes: Bytes, _entry, out) {
    const sources = externalSources(bytes);
    // `- Pod/Subspec (1.0.0)`, or that as the key of what it needs.
    for (const { value } of yamlMembers(bytes, [['PODS']]))
      for (const pod of isTable(value) ? value.keys() : [value]) tell(pod, sources, out);
  },
});

function tell(pod: unknown, sources: ReadonlyMap<string, Confidence | 'local'>, out: ListingOut): void {
  const [, name = '', version = ''] = typeof pod === 'string' ? (POD.exec(pod) ?? []) : [];
  if (name === '') return out.gap('not-understood', true, 'a pod without name or version');
  const source = sources.get(name.split('/', 1)[0] ?? '');
  if (source === 'local') return;
  out.found({ name, version, ...(source && { confidence: source }) });
}

/** Pods that come from somewhere else than a specification repository; they stand behind the pods, so they are read first. */
function externalSources(bytes: Bytes): ReadonlyMap<string, Confidence | 'local'> {
  const sources = new Map<string, Confidence | 'local'>();
  for (const { key, value } of lookAhead(yamlMembers(bytes, [['EXTERNAL SOURCES']])))
    sources.set(key, textAt(value, ':path') === '' ? 'likely' : 'local');
  return sources;
}
