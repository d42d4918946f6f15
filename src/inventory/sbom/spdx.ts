// Reads SPDX JSON, versions 2.2 and 2.3. Source: the SPDX specification and its JSON schema.
import { checkCount, type Component, isPlace, type Property, type SbomDocument } from './document.ts';
import { type JsonObject, objectOf, objectsOf, textOf, textsOf } from './json.ts';

export function readSpdx(root: JsonObject): SbomDocument {
  const relations = objectsOf(root['relationships']);
  const described = new Set(textsOf(root['documentDescribes']));
  for (const one of relations)
    if (one['relationshipType'] === 'DESCRIBES') described.add(textOf(one['relatedSpdxElement']));
  const elements = objectsOf(root['packages']);
  checkCount(elements.length);
  const components = elements.map(componentOf);
  const subject = components.find(({ ref }) => described.has(ref));
  return {
    format: textOf(root['spdxVersion']).replace('-', ' '),
    subject: subject?.name || textOf(root['name']),
    components: components.map((one) => (isSubject(one, described) ? { ...one, kind: 'other' } : one)),
    properties: annotationsOf(root),
    owners: ownersOf(relations),
    layers: [],
    isIncomplete: false,
  };
}

/** The one element that the document is about, where it is an image, a folder, a repository or the like. */
function isSubject({ ref, kind, purl }: Component, described: ReadonlySet<string>): boolean {
  return described.size === 1 && described.has(ref) && kind === 'package' && (purl === '' || isPlace(purl));
}

function componentOf(one: JsonObject): Component {
  const references = objectsOf(one['externalRefs']);
  const referenced = (type: RegExp) =>
    textOf(references.find((ref) => type.test(textOf(ref['referenceType'])))?.['referenceLocator']);
  const info = textOf(one['sourceInfo']);
  return {
    kind: kindOf(one),
    ref: textOf(one['SPDXID']),
    group: '',
    name: textOf(one['name']),
    version: textOf(one['versionInfo']),
    purl: referenced(/^purl$/),
    properties: [...annotationsOf(one), ...attributionsOf(one), ...sourceOf(info)],
    licences: [one['licenseDeclared']].map(textOf).filter((text) => !/^(?:NOASSERTION|NONE|)$/.test(text)),
    paths: pathsOf(info),
    maker: makerOf(textOf(one['supplier'])) || makerOf(textOf(one['originator'])),
    description: textOf(one['description']),
    cpe: referenced(/^cpe2[23]Type$/),
    isExcluded: false,
  };
}

const OTHER: ReadonlySet<string> = new Set(['CONTAINER', 'FILE', 'ARCHIVE', 'DEVICE', 'FIRMWARE', 'SOURCE']);

/** By its purpose; version 2.2 has none, and Trivy's ids tell instead. */
function kindOf(one: JsonObject): Component['kind'] {
  const purpose = textOf(one['primaryPackagePurpose']);
  const id = textOf(one['SPDXID']);
  if (/^OPERATING[-_]SYSTEM$/.test(purpose) || id.startsWith('SPDXRef-OperatingSystem-')) return 'system';
  return OTHER.has(purpose) || /^SPDXRef-(?:Application|ContainerImage)-/.test(id) ? 'other' : 'package';
}

/** Annotations `name=value` (ours) and `Name: value` (Trivy's) as properties. */
function annotationsOf(one: JsonObject): Property[] {
  return objectsOf(one['annotations']).flatMap(({ comment }) => pairOf(textOf(comment)));
}

function attributionsOf(one: JsonObject): Property[] {
  return textsOf(one['attributionTexts']).flatMap(pairOf);
}

function pairOf(text: string): Property[] {
  const [, own, ownValue] = /^(plimsoll:[\w:.-]+)=([^]*)$/.exec(text) ?? [];
  if (own !== undefined && ownValue !== undefined) return [[own, ownValue]];
  const [, name, value] = /^(\w+): ?([^]*)$/.exec(text) ?? [];
  return name === undefined || value === undefined ? [] : [[`aquasecurity:trivy:${name}`, value]];
}

/** Trivy: `built package from: NAME VERSION`. */
function sourceOf(info: string): Property[] {
  const [, name, version] = /^built package from: (\S+)(?: (\S+))?$/.exec(info) ?? [];
  if (name === undefined) return [];
  return [
    ['aquasecurity:trivy:SrcName', name],
    ...(version ? [['aquasecurity:trivy:SrcVersion', version] as const] : []),
  ];
}

/** Syft: `acquired package info from DPKG DB: /var/lib/dpkg/status, /usr/share/doc/…`. */
function pathsOf(info: string): string[] {
  const at = info.startsWith('acquired package info from') ? info.indexOf(': ') : -1;
  return at < 0 ? [] : info.slice(at + 2).split(', ');
}

/** `Organization: NAME (mail)` or `Person: …`. */
function makerOf(text: string): string {
  return /^(?:Organization|Person): (.*)$/s.exec(text)?.[1] ?? '';
}

/** Syft: the first element's files, an OS package's, overlap those of the second. */
function ownersOf(relations: readonly JsonObject[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const one of relations)
    if (one['relationshipType'] === 'OTHER' && textOf(one['comment']).startsWith('ownership-by-file-overlap'))
      owners.set(textOf(one['relatedSpdxElement']), textOf(objectOf(one)['spdxElementId']));
  return owners;
}
