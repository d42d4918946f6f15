// The version of an archive that has no coordinates: from its manifest and its file name.
import type { ArchiveName } from '../../formats/java/index.ts';

/**
 * The file's own version, as Maven names files; cut to the manifest's Implementation-Version where the rest is a classifier
 * (`2.3.7-core`). Without one in the name: Implementation-Version, Bundle-Version, Specification-Version. '' when nothing tells.
 */
export function versionOf({ version }: ArchiveName, manifest: ReadonlyMap<string, string>): string {
  if (version === undefined) return statedVersion(manifest);
  const stated = clean(manifest.get('implementation-version'));
  return stated !== undefined && version.startsWith(`${stated}-`) ? stated : version;
}

function statedVersion(manifest: ReadonlyMap<string, string>): string {
  const attribute = (key: string): string | undefined => clean(manifest.get(key));
  const bundle = attribute('bundle-version');
  return (
    attribute('implementation-version') ??
    (manifest.get('bundle-symbolicname') === 'derby' ? derbyVersion(bundle) : undefined) ??
    bundle ??
    attribute('specification-version') ??
    ''
  );
}

/** The first word, if it is a version: `8.5.0 7ac489bf - someone` is 8.5.0; `${revision}` is none. */
function clean(text: string | undefined): string | undefined {
  const word = text?.replace(/^["']|["']$/g, '').split(/\s/, 1)[0] ?? '';
  return /^\d[\w.+-]{0,127}$/.test(word) ? word : undefined;
}

/** Derby packs its last two numbers into OSGi's third: 10.14.2000000.1828579 is 10.14.2.0. */
function derbyVersion(bundle: string | undefined): string | undefined {
  const packed = /^(\d+)\.(\d+)\.(\d{7,9})(?:\.\d+)?$/.exec(bundle ?? '');
  if (!packed) return undefined;
  const number = Number(packed[3]);
  return `${packed[1]}.${packed[2]}.${Math.floor(number / 1_000_000)}.${number % 1_000_000}`;
}
