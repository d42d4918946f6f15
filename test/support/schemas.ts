// The official schemas of the report formats, from the packages that ship them, and what there is none of in any.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

const require = createRequire(import.meta.url);

/** Loose about unknown keywords, which these schemas use for notes; strict about everything they demand. */
const OPTIONS = { strict: false, allErrors: true };

function jsonOf(packageName: string, path: string): Json {
  const root = dirname(require.resolve(`${packageName}/package.json`));
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Json;
}

/** Faults of a document, one line each; [] when it is valid. */
export type Faults = (document: unknown) => string[];

const faultsBy =
  (validate: ValidateFunction): Faults =>
  (document) =>
    validate(document)
      ? []
      : (validate.errors ?? []).slice(0, 10).map((one) => `${one.instancePath}: ${one.message}`);

/** CycloneDX 1.6, with the licence list and the signature format that it refers to. */
export function cyclonedxFaults(): Faults {
  const ajv = new Ajv(OPTIONS);
  addFormats.default(ajv);
  ajv.addFormat('iri-reference', (text: string) => !/[\s<>"{}|\\^`]/.test(text));
  ajv.addFormat('idn-email', (text: string) => /^[^\s@]+@[^\s@]+$/.test(text));
  const load = (name: string) =>
    jsonOf('@cyclonedx/cyclonedx-library', `res/schema/${name}.SNAPSHOT.schema.json`);
  ajv.addSchema(load('spdx'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
  ajv.addSchema(load('jsf-0.82'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
  return faultsBy(ajv.compile(load('bom-1.6')));
}

/** SARIF 2.1.0. The schema is of an older draft, whose parts that are used here mean the same in later ones. */
export function sarifFaults(): Faults {
  const ajv = new Ajv({ ...OPTIONS, unicodeRegExp: false });
  addFormats.default(ajv);
  const {
    $schema: _draft,
    id: _id,
    ...schema
  } = jsonOf('@microsoft/jest-sarif', 'lib/schemas/sarif-2.1.0-rtm.5.json');
  return faultsBy(ajv.compile(schema));
}

/** Our own report. The published schema leaves room for fields of later versions; ours may have no field that it doesn't name. */
export function reportFaults(): Faults {
  const ajv = new Ajv2020({ ...OPTIONS, strict: true });
  addFormats.default(ajv);
  const path = join(import.meta.dirname, '../../docs/schemas/report-1.0.schema.json');
  return faultsBy(ajv.compile(closedOf(JSON.parse(readFileSync(path, 'utf8'))) as Json));
}

/** The schema with every object closed that lists its fields. */
function closedOf(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(closedOf);
  const entries = Object.entries(schema).map(([key, value]) => [key, closedOf(value)] as const);
  return { ...Object.fromEntries(entries), ...('properties' in schema && { additionalProperties: false }) };
}

/**
 * SPDX 2.3: no package ships its schema, so what it demands of the elements that we write stands here in short, and beside it what a
 * schema can't say: ids are unique, relationships and licence references lead somewhere.
 */
export function spdxFaults(): Faults {
  const byShape = faultsBy(new Ajv2019(OPTIONS).compile(SPDX));
  return (document) => {
    const faults = byShape(document);
    return faults.length > 0 ? faults : referenceFaults(document as SpdxDocument);
  };
}

interface SpdxDocument {
  readonly packages: readonly { readonly SPDXID: string; readonly licenseDeclared: string }[];
  readonly relationships: readonly { readonly spdxElementId: string; readonly relatedSpdxElement: string }[];
  readonly hasExtractedLicensingInfos?: readonly { readonly licenseId: string }[];
}

function referenceFaults({
  packages,
  relationships,
  hasExtractedLicensingInfos = [],
}: SpdxDocument): string[] {
  const ids = packages.map(({ SPDXID }) => SPDXID);
  const known = new Set([...ids, 'SPDXRef-DOCUMENT']);
  const licences = new Set(hasExtractedLicensingInfos.map(({ licenseId }) => licenseId));
  const ends = relationships.flatMap((one) => [one.spdxElementId, one.relatedSpdxElement]);
  const references = packages.flatMap(
    ({ licenseDeclared }) => licenseDeclared.match(/LicenseRef-[A-Za-z0-9.-]+/g) ?? [],
  );
  return [
    ...(new Set(ids).size === ids.length ? [] : ['an SPDXID is there twice']),
    ...ends.filter((id) => !known.has(id)).map((id) => `${id} is no element`),
    ...references.filter((id) => !licences.has(id)).map((id) => `${id} is not extracted`),
  ];
}

const TEXT = { type: 'string' };
const MOMENT = { type: 'string', pattern: '^\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-6]\\dZ$' };
const ID = { type: 'string', pattern: '^SPDXRef-[a-zA-Z0-9.-]+$' };

function closed(required: readonly string[], properties: Json): Json {
  return { type: 'object', required, properties, additionalProperties: false };
}

const ANNOTATIONS = {
  type: 'array',
  items: closed(['annotationDate', 'annotationType', 'annotator', 'comment'], {
    annotationDate: MOMENT,
    annotationType: { enum: ['OTHER', 'REVIEW'] },
    annotator: { type: 'string', pattern: '^(?:Tool|Person|Organization): ' },
    comment: TEXT,
  }),
};

const PACKAGE = closed(['SPDXID', 'downloadLocation', 'name'], {
  SPDXID: ID,
  name: TEXT,
  versionInfo: TEXT,
  downloadLocation: TEXT,
  filesAnalyzed: { const: false },
  licenseConcluded: TEXT,
  licenseDeclared: TEXT,
  copyrightText: TEXT,
  description: TEXT,
  sourceInfo: TEXT,
  primaryPackagePurpose: { enum: ['APPLICATION', 'CONTAINER', 'LIBRARY', 'OPERATING-SYSTEM', 'OTHER'] },
  externalRefs: {
    type: 'array',
    items: closed(['referenceCategory', 'referenceType', 'referenceLocator'], {
      referenceCategory: { enum: ['OTHER', 'PERSISTENT-ID', 'SECURITY', 'PACKAGE-MANAGER'] },
      referenceType: TEXT,
      referenceLocator: { type: 'string', pattern: '^[^ \\t\\n]+$' },
    }),
  },
  annotations: ANNOTATIONS,
});

const SPDX = closed(['SPDXID', 'creationInfo', 'dataLicense', 'name', 'spdxVersion', 'documentNamespace'], {
  spdxVersion: { const: 'SPDX-2.3' },
  dataLicense: { const: 'CC0-1.0' },
  SPDXID: { const: 'SPDXRef-DOCUMENT' },
  documentNamespace: { type: 'string', pattern: '^[a-z]+:[^#\\s]+$' },
  name: TEXT,
  creationInfo: closed(['created', 'creators'], {
    created: MOMENT,
    creators: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', pattern: '^(?:Tool|Person|Organization): ' },
    },
  }),
  annotations: ANNOTATIONS,
  packages: { type: 'array', items: PACKAGE },
  hasExtractedLicensingInfos: {
    type: 'array',
    items: closed(['extractedText', 'licenseId'], {
      licenseId: { type: 'string', pattern: '^LicenseRef-[a-zA-Z0-9.-]+$' },
      name: TEXT,
      extractedText: TEXT,
    }),
  },
  relationships: {
    type: 'array',
    items: closed(['spdxElementId', 'relatedSpdxElement', 'relationshipType'], {
      spdxElementId: TEXT,
      relatedSpdxElement: TEXT,
      relationshipType: { enum: ['DESCRIBES', 'CONTAINS'] },
    }),
  },
});
