// From an index to the one image that is wanted: platforms, nested indexes, attestations.
import type { Digest } from '../../core/digest.ts';
import { fail } from '../../core/errors.ts';
import { type Descriptor, isImageLike, type Manifest, type Platform, readManifest } from './manifest.ts';

/** Bytes of a document, checked against its digest by whoever has it. */
export type Fetch = (descriptor: Descriptor) => Promise<Uint8Array>;

export interface Resolved {
  readonly manifest: Extract<Manifest, { kind: 'image' }>;
  readonly descriptor: Descriptor;
  /** The outermost index it came from. */
  readonly index?: Digest;
}

const DEPTH = 4;

/** Reads `--platform`: `os/architecture[/variant]`, or undefined when it is none. */
export function parsePlatform(text: string): Platform | undefined {
  const [os = '', architecture = '', variant = '', more] = text.toLowerCase().split('/');
  if (!os || !architecture || more !== undefined) return undefined;
  return { os, architecture, variant };
}

export function platformText(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

/** Follows indexes down to one manifest. `wanted` undefined: this machine's, or the only one there is. */
export async function resolve(
  start: Descriptor,
  fetch: Fetch,
  options: { readonly where: string; readonly wanted?: Platform | undefined; readonly here: Platform },
): Promise<Resolved> {
  const { where, wanted, here } = options;
  let descriptor = start;
  let index: Digest | undefined;
  const seen = new Set<Digest>();
  for (let depth = 0; ; depth++) {
    if (seen.has(descriptor.digest)) fail('image.loop', where, `the index ${descriptor.digest} names itself`);
    if (depth > DEPTH) fail('image.loop', where, `indexes are nested more than ${DEPTH} deep`);
    seen.add(descriptor.digest);
    const manifest = readManifest(await fetch(descriptor), `${where}: ${descriptor.digest}`);
    if (manifest.kind === 'image') return { manifest, descriptor, ...(index && { index }) };
    index ??= descriptor.digest;
    descriptor = choose(manifest.manifests, where, wanted, here);
  }
}

/** Picks an entry of an index. */
export function choose(
  manifests: readonly Descriptor[],
  where: string,
  wanted: Platform | undefined,
  here: Platform,
): Descriptor {
  const images = manifests.filter((one) => isImageLike(one) && !isAttestation(one));
  if (images.length === 0) fail('image.not-found', where, 'the index holds no image');
  const fit = best(images, wanted ?? here);
  if (fit) return fit;
  // Entries that state no platform can't be ruled out.
  const silent = images.filter((one) => !one.platform);
  if (silent.length === 1) return silent[0]!;
  if (!wanted && images.length === 1) return images[0]!;
  const offers = [...new Set(images.flatMap((one) => (one.platform ? [platformText(one.platform)] : [])))];
  return fail(
    'image.no-platform',
    where,
    `there is no image for ${platformText(wanted ?? here)}`,
    offers.length > 0 ? `--platform ${offers[0]}   (there are: ${offers.join(', ')})` : 'name a digest',
  );
}

function best(images: readonly Descriptor[], wanted: Platform): Descriptor | undefined {
  const fits = images.filter(
    ({ platform }) => platform?.os === wanted.os && platform.architecture === wanted.architecture,
  );
  if (wanted.variant) return fits.find((one) => one.platform?.variant === wanted.variant);
  return fits.find((one) => one.platform?.variant === '') ?? fits[0];
}

/** BuildKit's attestations stand in the index like images, for the platform unknown/unknown. */
function isAttestation(descriptor: Descriptor): boolean {
  if (descriptor.annotations['vnd.docker.reference.type'] !== undefined) return true;
  return descriptor.platform?.os === 'unknown' && descriptor.platform.architecture === 'unknown';
}
