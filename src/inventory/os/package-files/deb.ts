// Reads the control data of a Debian package file. Source: deb(5), deb-control(5).
import { type Bytes, bytesOf, Damaged } from '../../../core/bytes.ts';
import { arMembers } from '../../../formats/ar.ts';
import { eachStanza } from '../../../formats/deb822.ts';
import { basenameOf } from '../../../image/entry.ts';
import type { FileOut, PackageFileRecord } from './reader.ts';
import { compressionOf, fileInTar, LOOK } from './compressed-tar.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'package',
  'version',
  'architecture',
  'source',
  'maintainer',
  'origin',
]);

/** Where the control data is compressed with xz, which can not be read here, the file's own name has to do. */
export function readDeb(bytes: Bytes, path: string, out: FileOut): void {
  const member = [...arMembers(bytes)].find(({ name }) => name.startsWith('control.tar'));
  if (member === undefined) throw new Damaged('has no control data');
  const head = Uint8Array.from(bytes.read(member.offset, Math.min(member.size, LOOK)));
  const compression = compressionOf(head);
  if (compression === 'xz' || compression === 'other') {
    const named = namedBy(basenameOf(path));
    out.gap(
      'not-understood',
      named === undefined,
      `its ${member.name} is compressed in a way that is not read here`,
    );
    if (named !== undefined) out.found(named, 'file name', 'likely');
    return;
  }
  const control = fileInTar(head, compression, (name) => name === './control' || name === 'control');
  if (control === undefined) throw new Damaged('has no control file');
  let seen = false;
  eachStanza(bytesOf(control), FIELDS, ({ fields }) => {
    if (!seen) out.found(recordOf(fields), 'control');
    seen = true;
  });
}

function recordOf(fields: ReadonlyMap<string, string>): PackageFileRecord {
  const [, source, sourceVersion] = /^([^\s(]+)(?: *\(([^)]*)\))?/.exec(fields.get('source') ?? '') ?? [];
  const [arch, maintainer, vendor] = ['architecture', 'maintainer', 'origin'].map((name) => fields.get(name));
  return {
    type: 'deb',
    name: fields.get('package') ?? '',
    version: fields.get('version') ?? '',
    source: source ?? fields.get('package') ?? '',
    ...(sourceVersion && { sourceVersion }),
    ...(arch && { arch }),
    ...(maintainer && { maintainer }),
    ...(vendor && { vendor }),
  };
}

/** `NAME_VERSION_ARCH.deb`, the colon of an epoch as `%3a` where there is one. */
function namedBy(basename: string): PackageFileRecord | undefined {
  const [, name, version, arch] =
    /^([a-z0-9][a-z0-9+.-]*)_([\w.+:~%-]+)_([a-z0-9-]+)\.u?deb$/.exec(basename) ?? [];
  if (name === undefined || version === undefined || arch === undefined) return undefined;
  return { type: 'deb', name, version: version.replace(/%3a/i, ':'), arch };
}
