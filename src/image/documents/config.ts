// Reads the image config. Source: OCI image configuration; Docker's image specification 1.2 has the same fields.
import { isDigest } from '../../core/digest.ts';
import { fail } from '../../core/errors.ts';
import type { ImageConfig, Instruction } from '../config.ts';
import { isObject, objectsOf, parseObject, stringMapOf, stringOf, stringsOf } from './json.ts';

/** Characters of a platform or a time: they are shown as they are. */
const LONGEST_WORD = 128;

/** Throws image.damaged when it is no config or has no usable list of layers. */
export function readConfig(bytes: Uint8Array, where: string): ImageConfig {
  const raw = parseObject(bytes, where);
  const rootfs = isObject(raw['rootfs']) ? raw['rootfs'] : {};
  const stated = rootfs['diff_ids'] ?? [];
  if (!Array.isArray(stated) || !stated.every(isDigest))
    fail('image.damaged', where, 'rootfs.diff_ids is no list of digests', 'save or pull the image again');
  const word = (name: string) => stringOf(raw[name]).slice(0, LONGEST_WORD);
  const run = isObject(raw['config']) ? raw['config'] : {};
  return {
    os: word('os'),
    architecture: word('architecture'),
    ...(word('variant') && { variant: word('variant') }),
    ...(word('created') && { created: word('created') }),
    diffIds: stated,
    history: objectsOf(raw['history']).map((item) => ({
      createdBy: stringOf(item['created_by']),
      ...(stringOf(item['created']) && { created: stringOf(item['created']) }),
      ...(stringOf(item['comment']) && { comment: stringOf(item['comment']) }),
      empty: item['empty_layer'] === true,
    })),
    user: stringOf(run['User']),
    env: stringsOf(run['Env']),
    entrypoint: stringsOf(run['Entrypoint']),
    cmd: stringsOf(run['Cmd']),
    workingDir: stringOf(run['WorkingDir']),
    labels: stringMapOf(run['Labels']),
    exposedPorts: isObject(run['ExposedPorts']) ? Object.keys(run['ExposedPorts']).sort() : [],
  };
}

/** A config for what has none: a plain folder. */
export function emptyConfig(): ImageConfig {
  const nothing = {
    history: [],
    env: [],
    entrypoint: [],
    cmd: [],
    exposedPorts: [],
    labels: {},
    diffIds: [],
  };
  return { os: '', architecture: '', user: '', workingDir: '', ...nothing };
}

/** The instruction of each layer, where the history accounts for exactly the layers that are there. */
export function instructionsOf(config: ImageConfig, layers: number): readonly (Instruction | undefined)[] {
  const made = config.history.filter((item) => !item.empty);
  if (made.length !== layers) return Array.from({ length: layers }, () => undefined);
  return made.map((item) => ({ text: item.createdBy, ...(item.created && { created: item.created }) }));
}
