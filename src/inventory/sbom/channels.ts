// Reads the property `plimsoll:channels` of our SBOMs: JSON of unknown hands, taken field by field.
import type { Channels, ModuleState, Product, Repository } from '../channels.ts';
import { type Property, valueOf } from './document.ts';
import { type JsonObject, objectOf, objectsOf, parsedOf, textOf, textsOf } from './json.ts';
import { layerOf, PREFIX } from './properties.ts';

/** Undefined when the document has no such property. */
export function ownChannels(properties: readonly Property[]): Channels | undefined {
  const text = valueOf(properties, `${PREFIX}channels`);
  if (text === '') return undefined;
  const value = objectOf(parsedOf(text));
  const minor = value['minor'];
  return {
    repositories: objectsOf(value['repositories']).flatMap(repositoryOf),
    ...('modules' in value && { modules: objectsOf(value['modules']).map(moduleOf) }),
    ...('pro' in value && { pro: textsOf(value['pro']) }),
    ...('contentSets' in value && { contentSets: textsOf(value['contentSets']) }),
    ...('products' in value && { products: objectsOf(value['products']).map(productOf) }),
    ...(typeof minor === 'string' && { minor }),
  };
}

const KINDS: readonly Repository['kind'][] = ['apt', 'dnf', 'apk', 'zypper'];

function repositoryOf(one: JsonObject): Repository[] {
  const kind = KINDS.find((known) => known === one['kind']);
  if (kind === undefined) return [];
  return [
    {
      kind,
      id: textOf(one['id']),
      url: textOf(one['url']),
      ...texts(one, ['suite']),
      ...('components' in one && { components: textsOf(one['components']) }),
      enabled: one['enabled'] === true,
      ...texts(one, ['tag', 'origin', 'label']),
      path: textOf(one['path']),
      layer: layerOf(one['layer']),
    },
  ];
}

function moduleOf(one: JsonObject): ModuleState {
  const [name, stream, state] = [textOf(one['name']), textOf(one['stream']), textOf(one['state'])];
  return { name, stream, state, profiles: textsOf(one['profiles']) };
}

function productOf(one: JsonObject): Product {
  return {
    name: textOf(one['name']),
    version: textOf(one['version']),
    ...texts(one, ['release', 'component', 'architecture', 'cpe']),
    path: textOf(one['path']),
  };
}

/** Those of these members that are texts. */
function texts<K extends string>(one: JsonObject, keys: readonly K[]): { readonly [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  for (const key of keys) {
    const value = one[key];
    if (typeof value === 'string') found[key] = value;
  }
  return found;
}
