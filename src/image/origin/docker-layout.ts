// The layout of `docker save`: manifest.json, configs and layers by name; classic and with blobs of newer engines.
import { sha256, type Digest } from '../../core/digest.ts';
import { fail } from '../../core/errors.ts';
import { createImage } from '../create.ts';
import { readConfig } from '../documents/config.ts';
import { type JsonObject, objectsOf, parseJson, stringOf, stringsOf } from '../documents/json.ts';
import type { Image } from '../image.ts';
import { compressionOf } from '../layer/inflate.ts';
import { FileBytes } from '../layer/file-bytes.ts';
import type { LayerSource } from '../layer/source.ts';
import { cleanPath } from '../path.ts';
import type { OpenOptions } from './options.ts';
import { type ContentStore, documentOf, type FilePart, readPart } from './store.ts';

const SAVE = 'save the image again';

export function isDockerLayout(store: ContentStore): boolean {
  return store.part('manifest.json') !== undefined;
}

/** `name`: which image of several, by tag. Throws image.* errors. */
export function openDockerLayout(store: ContentStore, name: string | undefined, options: OpenOptions): Image {
  const { limits } = options;
  const where = store.name;
  const listed = objectsOf(parseJson(documentOf(store, 'manifest.json', limits)!, `${where}: manifest.json`));
  const item = pick(listed, name, where);
  const configName = stringOf(item['Config']);
  const configBytes = documentOf(store, configName, limits);
  if (!configBytes)
    fail('image.missing-part', where, `the config ${configName || '(no name)'} is not in it`, SAVE);
  const digest = sha256(configBytes);
  const named = /([0-9a-f]{64})(?:\.json)?$/.exec(configName)?.[1];
  if (named && digest !== `sha256:${named}`)
    fail('image.digest-mismatch', where, `the config has the digest ${digest}, but is named ${named}`, SAVE);
  const config = readConfig(configBytes, `${where}: config`);
  const names = stringsOf(item['Layers']);
  if (names.length > limits.layers) fail('image.over-limit', where, `it has ${names.length} layers`);
  if (names.length !== config.diffIds.length)
    fail(
      'image.damaged',
      where,
      `it lists ${names.length} layers, but its config ${config.diffIds.length}`,
      SAVE,
    );
  const sources = names.map((layer, i) =>
    sourceOf(store, layer, `${where}: layer ${i + 1} of ${names.length}`, config.diffIds[i]!),
  );
  const tags = stringsOf(item['RepoTags']);
  return createImage({
    identity: { origin: 'docker-archive', reference: tags[0] ?? where, config: digest, tags },
    config,
    sources,
    close: () => store.close(),
  });
}

function pick(listed: readonly JsonObject[], name: string | undefined, where: string): JsonObject {
  const first = listed[0];
  if (!first) fail('image.damaged', where, 'its manifest.json lists no image', SAVE);
  const offers = listed.flatMap((item) => stringsOf(item['RepoTags']));
  if (name !== undefined) {
    const found = listed.find((item) => stringsOf(item['RepoTags']).includes(name));
    return (
      found ?? fail('image.not-found', where, `it holds no image ${name}`, `there are: ${offers.join(', ')}`)
    );
  }
  if (listed.length > 1)
    fail(
      'image.ambiguous',
      where,
      `it holds ${listed.length} images`,
      `name one: ${where}#${offers[0] ?? 'NAME'}`,
    );
  return first;
}

/** Plain layers are sought through and only claimed; compressed ones are read anyway, so that their digest is checked. */
function sourceOf(store: ContentStore, name: string, where: string, diffId: Digest): LayerSource {
  const part = store.part(name);
  if (!part) fail('image.missing-part', where, `its file ${name} is not there`, SAVE);
  const blob = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(cleanPath(name))?.[1];
  const head = new FileBytes(part.fd, part.offset, part.size).read(0, Math.min(6, part.size));
  const named = blob !== undefined && compressionOf(head, where) !== 'none';
  return partSource(part, where, diffId, named ? `sha256:${blob}` : undefined);
}

export function partSource(part: FilePart, where: string, diffId?: Digest, digest?: Digest): LayerSource {
  return {
    where,
    key: digest ? { trust: 'verified', digest } : part.key,
    size: part.size,
    file: part,
    open: (signal) => readPart(part, signal),
    ...(diffId && { diffId }),
    ...(digest && { digest }),
  };
}
