// Reads `.PKGINFO` of apk and pacman package files: `key = value` lines. Source: apk-tools' "apk-package", makepkg's `.PKGINFO`.
import { type Bytes, bytesOf, Damaged } from '../../../core/bytes.ts';
import { eachLine } from '../../../formats/lines.ts';
import { compressionOf, fileInTar, LOOK } from './compressed-tar.ts';
import type { FileOut, PackageFileRecord } from './reader.ts';

const WANTED: ReadonlySet<string> = new Set(
  'pkgname pkgver pkgbase arch origin license maintainer packager'.split(' '),
);
/** Values of a key that has many. */
const MOST = 100;

export function readPkginfo(type: 'apk' | 'alpm', bytes: Bytes, out: FileOut): void {
  const data = Uint8Array.from(bytes.read(0, Math.min(bytes.size, LOOK)));
  const compression = compressionOf(data);
  if (compression === 'xz' || compression === 'other')
    return out.gap('not-understood', true, 'is compressed, or put together, in a way that is not read here');
  const info = fileInTar(data, compression, (name) => name === '.PKGINFO');
  if (info === undefined) throw new Damaged('has no .PKGINFO');
  const values = new Map<string, string[]>();
  eachLine(bytesOf(info), (line) => {
    const [, key, value] = /^([a-z_]+) = (.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined || !WANTED.has(key)) return;
    const known = values.get(key);
    if (known === undefined) values.set(key, [value]);
    else if (known.length < MOST) known.push(value);
  });
  out.found(recordOf(type, values), '.PKGINFO');
}

function recordOf(type: 'apk' | 'alpm', values: ReadonlyMap<string, readonly string[]>): PackageFileRecord {
  const first = (key: string) => values.get(key)?.[0] ?? '';
  const arch = first('arch');
  const source = first(type === 'apk' ? 'origin' : 'pkgbase');
  const maintainer = first('maintainer') || first('packager');
  return {
    type,
    name: first('pkgname'),
    version: first('pkgver'),
    licences: values.get('license') ?? [],
    ...(arch && { arch }),
    ...(source && { source }),
    ...(maintainer && { maintainer }),
  };
}
