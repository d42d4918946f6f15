// Images in a registry: the manifest for the wanted platform, its config, and layers as checked streams.
import { openRegistry, parseReference } from '../../registry/index.ts';
import type { Descriptor } from '../documents/manifest.ts';
import { isForeign } from '../documents/manifest.ts';
import { resolve } from '../documents/resolve.ts';
import type { Image } from '../image.ts';
import { absentSource, imageOf } from './oci-layout.ts';
import type { OpenOptions } from './options.ts';

/** Throws reference.invalid, registry.*, network.offline and image.* errors. */
export async function openRegistryImage(text: string, options: OpenOptions): Promise<Image> {
  const { network, limits, documents } = options;
  const registry = openRegistry(parseReference(text), network, limits);
  const first = await registry.manifest();
  const start: Descriptor = {
    mediaType: '',
    digest: first.digest,
    size: first.bytes.length,
    annotations: {},
  };
  const { manifest, descriptor, index } = await resolve(
    start,
    async (one) => (one === start ? first.bytes : (await registry.manifest(one.digest, one.size)).bytes),
    { where: text, wanted: options.platform, here: options.here },
  );
  let configBytes = documents?.get(manifest.config.digest);
  if (!configBytes) {
    configBytes = await registry.document(manifest.config.digest, manifest.config.size);
    documents?.put(manifest.config.digest, configBytes);
  }
  return imageOf({
    manifest,
    configBytes,
    where: text,
    options,
    identity: {
      origin: 'registry',
      reference: text,
      manifest: descriptor.digest,
      ...(index && { index }),
      tags: [text],
    },
    source: (layer, where, diffId) =>
      isForeign(layer)
        ? absentSource(layer, where)
        : {
            where,
            key: { trust: 'verified', digest: layer.digest },
            size: layer.size,
            diffId,
            digest: layer.digest,
            checked: true,
            open: () => registry.blob(layer.digest, layer.size),
          },
  });
}
