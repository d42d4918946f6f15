// Reads CycloneDX JSON, versions 1.2 to 1.6. Source: the CycloneDX specification's JSON reference.
import type { Confidence } from '../package.ts';
import { checkCount, type Component, isPlace, type Property, type SbomDocument } from './document.ts';
import { type JsonObject, objectOf, objectsOf, textOf } from './json.ts';

const PACKAGES: ReadonlySet<string> = new Set(['', 'library', 'framework', 'application', 'platform']);

export function readCycloneDx(root: JsonObject): SbomDocument {
  const metadata = objectOf(root['metadata']);
  const subject = objectOf(metadata['component']);
  const components = flat([...objectsOf(subject['components']), ...objectsOf(root['components'])]).map(
    componentOf,
  );
  const own = componentOf(subject);
  // The subject may itself be a library or a program with flaws; an image or a repository is none.
  if (own.kind === 'system' || (own.purl !== '' && !isPlace(own.purl))) components.unshift(own);
  return {
    format: `CycloneDX ${textOf(root['specVersion'])}`.trim(),
    subject: own.name,
    components,
    properties: [...propertiesOf(metadata), ...propertiesOf(root)],
    owners: new Map(),
    layers: propertiesOf(subject).flatMap(([name, value]) => (/:DiffI[dD]$/.test(name) ? [value] : [])),
    isIncomplete: objectsOf(root['compositions']).some((one) =>
      textOf(one['aggregate']).startsWith('incomplete'),
    ),
  };
}

/** Components within components, however deep, in their order. */
function flat(roots: readonly JsonObject[]): JsonObject[] {
  const found: JsonObject[] = [];
  const waiting = roots.toReversed();
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    found.push(one);
    checkCount(found.length);
    for (const child of objectsOf(one['components']).toReversed()) waiting.push(child);
  }
  return found;
}

function componentOf(one: JsonObject): Component {
  const evidence = objectOf(one['evidence']);
  const type = textOf(one['type']);
  const confidence = confidenceOf(evidence['identity']);
  return {
    kind: type === 'operating-system' ? 'system' : PACKAGES.has(type) ? 'package' : 'other',
    ref: textOf(one['bom-ref']),
    group: textOf(one['group']),
    name: textOf(one['name']),
    version: textOf(one['version']),
    purl: textOf(one['purl']),
    properties: propertiesOf(one),
    licences: licencesOf(one['licenses']),
    paths: objectsOf(evidence['occurrences']).map((place) => textOf(place['location'])),
    maker: textOf(one['publisher']) || textOf(objectOf(one['supplier'])['name']),
    description: textOf(one['description']),
    cpe: textOf(one['cpe']),
    ...(confidence && { confidence }),
    isExcluded: one['scope'] === 'excluded',
  };
}

function propertiesOf(one: JsonObject): Property[] {
  return objectsOf(one['properties']).map(({ name, value }) => [textOf(name), textOf(value)] as const);
}

/** `{license: {id | name}}` or `{expression}`, each. */
function licencesOf(value: unknown): string[] {
  return objectsOf(value).flatMap((choice) => {
    const licence = objectOf(choice['license']);
    const text = textOf(choice['expression']) || textOf(licence['id']) || textOf(licence['name']);
    return text === '' ? [] : [text];
  });
}

/** One object up to 1.5, a list of them later; of several the surest. */
function confidenceOf(value: unknown): Confidence | undefined {
  const numbers = [...objectsOf(value), objectOf(value)].flatMap(({ confidence }) =>
    typeof confidence === 'number' ? [confidence] : [],
  );
  if (numbers.length === 0) return undefined;
  const best = numbers.reduce((a, b) => Math.max(a, b));
  return best >= 0.9 ? 'certain' : best >= 0.5 ? 'likely' : 'possible';
}
