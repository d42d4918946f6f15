// Reads what Flatpak keeps of each application and runtime that it deployed. Source: Flatpak's documentation, "flatpak-metadata"; AppStream's "Upstream metadata".
import { type Bytes, isBadContent } from '../../../core/bytes.ts';
import { xmlEvents } from '../../../formats/xml/index.ts';
import { basenameOf, dirnameOf } from '../../../image/entry.ts';
import type { Fact, Out, Reader } from '../../../image/reader.ts';
import { deployedVersion } from './deploy.ts';

export const NAME = 'os/flatpak';

/** `metadata` makes it known; the other two may tell more. */
export interface FlatpakFact extends Fact {
  readonly kind: 'flatpak-metadata' | 'flatpak-deploy' | 'flatpak-metainfo';
  /** '' where it doesn't tell. */
  readonly version: string;
  readonly licence: string;
  readonly vendor: string;
}

/** KIND/ID/ARCH/BRANCH/COMMIT below a folder of installations, the system's or a user's. */
const DEPLOYED = /^(.*?(?:^|\/)flatpak\/(?:app|runtime)\/([^/]+)\/[^/]+\/[^/]+\/[^/]+)\/(.+)$/s;
const METAINFO = /^(?:export|files)\/share\/(?:metainfo|appdata)\/[^/]+\.(?:metainfo|appdata)\.xml$/;
const DEPLOY_LIMIT = 1024 * 1024;

/** The folder that was deployed, of a file in it. */
export function folderOf(path: string): string {
  return DEPLOYED.exec(path)?.[1] ?? dirnameOf(path);
}

export const reader: Reader<FlatpakFact> = {
  name: NAME,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['metadata', 'deploy'], suffixes: ['.metainfo.xml', '.appdata.xml'] },
  wants(basename, { path }) {
    const [, , id, inside = ''] = DEPLOYED.exec(path) ?? [];
    if (id === undefined) return 'no';
    // An application may bring descriptions of others.
    const described = METAINFO.test(inside) && basename.startsWith(`${id}.`);
    return inside === 'metadata' || inside === 'deploy' || described ? 'bytes' : 'no';
  },
  read(bytes, { path }, out) {
    const name = basenameOf(path);
    // That it is there says all: name, architecture and branch are those of the folders.
    if (name === 'metadata') out.fact({ kind: 'flatpak-metadata', ...NOTHING });
    else if (name === 'deploy') {
      const version = bytes.size > DEPLOY_LIMIT ? '' : deployedVersion(bytes.read(0, bytes.size));
      out.fact({ kind: 'flatpak-deploy', ...NOTHING, version });
    } else readMetainfo(bytes, out);
  },
};

const NOTHING = { version: '', licence: '', vendor: '' };

/** Releases come newest first. No package hides behind damage: it has a name all the same. */
function readMetainfo(bytes: Bytes, out: Out<FlatpakFact>): void {
  const found = { ...NOTHING };
  try {
    let inside = '';
    for (const event of xmlEvents(bytes)) {
      if (event.kind === 'text') {
        if (inside === 'project_license') found.licence ||= event.text.trim();
        if (inside === 'developer_name') found.vendor ||= event.text.trim();
        continue;
      }
      inside = event.kind === 'open' ? event.name : '';
      if (event.kind === 'open' && event.name === 'release')
        found.version ||= event.attributes.get('version') ?? '';
    }
  } catch (error) {
    if (!isBadContent(error)) throw error;
    out.gap('damaged', false, error.message);
  }
  const { version, licence, vendor } = found;
  out.fact({
    kind: 'flatpak-metainfo',
    version: short(version),
    licence: short(licence),
    vendor: short(vendor),
  });
}

/** Real versions, licences and names stay far below. */
function short(text: string): string {
  return text.length > 512 ? '' : text;
}
