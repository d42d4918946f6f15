// The properties `plimsoll:*` of our SBOMs: all of a package that the standards have no field for, so that it reads back the same.
import type { Gap, GapReason } from '../../image/reader.ts';
import type { Channels } from '../channels.ts';
import type { Distribution } from '../distribution.ts';
import {
  type Confidence,
  createPackage,
  type Evidence,
  type Package,
  type PackageDetails,
} from '../package.ts';
import { type Component, type Property, valueOf, valuesOf } from './document.ts';
import { type JsonObject, objectOf, parsedOf, textOf, textsOf } from './json.ts';

export const PREFIX = 'plimsoll:';

/** Complete by its type: a new detail can't be forgotten here. */
const DETAILS = Object.keys({
  module: true,
  vendor: true,
  maintainer: true,
  state: true,
  goRole: true,
  goPlatform: true,
  javaBy: true,
  sourceRpm: true,
  channel: true,
  origin: true,
  originBy: true,
  maker: true,
  bugs: true,
  commit: true,
  location: true,
  cpe: true,
  declared: true,
} satisfies Record<keyof PackageDetails, true>) as (keyof PackageDetails)[];

/**
 * Properties of one package, in a fixed order. Simple values stand as they are, `evidence` (once for each) as JSON. Version,
 * purl and id are the component's own fields.
 */
export function packageProperties(one: Package): Property[] {
  const pairs: (readonly [string, string | undefined])[] = [
    ['type', one.type],
    ['name', one.name],
    ['arch', one.arch],
    ['source', one.source?.name],
    ['sourceVersion', one.source?.version],
    ...one.licences.map((licence) => ['licence', licence] as const),
    ['introduced', String(one.introduced)],
    ['owner', one.owner],
    ['role', one.role],
    ...DETAILS.map((key) => [key, one.details[key]] as const),
    ...one.evidence.map((evidence) => ['evidence', JSON.stringify(evidence)] as const),
  ];
  return pairs.flatMap(([key, value]) => (value === undefined ? [] : [[PREFIX + key, value] as const]));
}

/** Properties of the document: one `gap` for each, as JSON. The entry's number within its layer means nothing outside. */
export function gapProperties(gaps: readonly Gap[]): Property[] {
  return gaps.map((gap) => [`${PREFIX}gap`, JSON.stringify({ ...gap, entry: undefined })]);
}

/** Property of the document, as JSON, where any file tells of repositories. */
export function channelsProperties(channels: Channels | undefined): Property[] {
  return channels === undefined ? [] : [[`${PREFIX}channels`, JSON.stringify(channels)]];
}

/** The property of the operating system's component, as JSON. */
export function distributionProperties(distribution: Distribution): Property[] {
  return [[`${PREFIX}distribution`, JSON.stringify(distribution)]];
}

/** The package of one of our own components; undefined when it is another tool's. */
export function ownPackage(component: Component): Package | undefined {
  const own = new Map<string, string>();
  for (const [name, value] of component.properties)
    if (name.startsWith(PREFIX) && !own.has(name)) own.set(name, value);
  const get = (key: string): string | undefined => own.get(PREFIX + key);
  const [type, name, arch, source] = [get('type'), get('name'), get('arch'), get('source')];
  if (type === undefined || type === '' || name === undefined) return undefined;
  const sourceVersion = get('sourceVersion');
  const owner = get('owner');
  const role = get('role');
  const details: { -readonly [K in keyof PackageDetails]: PackageDetails[K] } = {};
  for (const key of DETAILS) {
    const value = get(key);
    if (value !== undefined) details[key] = value;
  }
  return createPackage({
    type,
    name,
    version: component.version,
    ...(arch !== undefined && { arch }),
    ...(source !== undefined && {
      source: { name: source, ...(sourceVersion !== undefined && { version: sourceVersion }) },
    }),
    purl: component.purl,
    licences: valuesOf(component.properties, `${PREFIX}licence`),
    evidence: valuesOf(component.properties, `${PREFIX}evidence`).flatMap((text) =>
      evidenceOf(parsedOf(text)),
    ),
    introduced: layerOf(Number(get('introduced') ?? Number.NaN)),
    ...(owner !== undefined && { owner }),
    ...((role === 'vendored' || role === 'dev') && { role }),
    details,
  });
}

export function ownGaps(properties: readonly Property[]): Gap[] {
  return valuesOf(properties, `${PREFIX}gap`).flatMap((text) => gapOf(objectOf(parsedOf(text))));
}

export function ownDistribution(properties: readonly Property[]): Distribution | undefined {
  const value = objectOf(parsedOf(valueOf(properties, `${PREFIX}distribution`)));
  const [id, codename, cpe] = [textOf(value['id']), value['codename'], value['cpe']];
  const [variant, supplier] = [value['variant'], value['supplier']];
  if (id === '') return undefined;
  return {
    id,
    like: textsOf(value['like']),
    version: textOf(value['version']),
    ...(typeof codename === 'string' && { codename }),
    name: textOf(value['name']),
    ...(typeof cpe === 'string' && { cpe }),
    ...(typeof variant === 'string' && { variant }),
    ...(typeof supplier === 'string' && { supplier }),
    path: textOf(value['path']),
  };
}

const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

function evidenceOf(value: unknown): Evidence[] {
  const { cataloguer, path, layer, by, offset, confidence } = objectOf(value);
  if (typeof path !== 'string') return [];
  return [
    {
      cataloguer: textOf(cataloguer),
      path,
      layer: layerOf(layer),
      ...(typeof by === 'string' && { by }),
      ...(isOffset(offset) && { offset }),
      confidence: CONFIDENCES.find((one) => one === confidence) ?? 'possible',
    },
  ];
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const REASONS: readonly GapReason[] = [
  'not-understood',
  'damaged',
  'too-large',
  'budget',
  'encrypted',
  'unreachable',
];

function gapOf({ reader, path, reason, hides, detail }: JsonObject): Gap[] {
  if (typeof path !== 'string') return [];
  return [
    {
      reader: textOf(reader),
      path,
      reason: REASONS.find((one) => one === reason) ?? 'not-understood',
      // When in doubt something may be missing.
      hides: hides !== false,
      ...(typeof detail === 'string' && { detail }),
    },
  ];
}

/** A layer's number; -1 for what is none. */
export function layerOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : -1;
}
