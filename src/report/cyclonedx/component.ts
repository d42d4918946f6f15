// CycloneDX components: packages and the operating system.
import { isLicenceId } from '../../formats/spdx-licence/index.ts';
import {
  type Distribution,
  distributionProperties,
  type Package,
  packageProperties,
} from '../../inventory/index.ts';
import { CONFIDENCE, isCpe23 } from '../identity.ts';

export function packageComponent(one: Package): object {
  const { id, version, purl, details } = one;
  const { cpe = '' } = details;
  const licences = licencesOf(one);
  const [group, name] = namesOf(one);
  return {
    type: 'library',
    'bom-ref': id,
    ...(group !== '' && { group }),
    name,
    ...(version !== '' && { version }),
    ...(licences.length > 0 && { licenses: licences }),
    ...(isCpe23(cpe) && { cpe }),
    ...(purl !== '' && { purl }),
    evidence: evidenceOf(one),
    properties: propertyList(packageProperties(one)),
  };
}

export function systemComponent(distribution: Distribution): object {
  const { id, version, name, cpe } = distribution;
  return {
    type: 'operating-system',
    'bom-ref': `os-${id}`,
    name: id,
    ...(version !== '' && { version }),
    description: name,
    ...(cpe && isCpe(cpe) && { cpe }),
    properties: propertyList(distributionProperties(distribution)),
  };
}

export function propertyList(properties: readonly (readonly [string, string])[]): object[] {
  return properties.map(([name, value]) => ({ name, value }));
}

/** npm's scope and Maven's group stand apart. */
function namesOf({ type, name }: Package): [group: string, name: string] {
  const at =
    type === 'maven' ? name.indexOf(':') : type === 'npm' && name.startsWith('@') ? name.indexOf('/') : -1;
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)];
}

/** An identifier, a name that has none, or an expression: the schema has no mixture. */
function licencesOf({ licence, licences }: Package): object[] {
  const { expression = '' } = licence ?? {};
  if (isLicenceId(expression)) return [{ license: { id: expression } }];
  if (expression !== '' && (expression.includes(' ') || !expression.startsWith('LicenseRef-')))
    return [{ expression }];
  return licences.map((name) => ({ license: { name } }));
}

function evidenceOf({ evidence, purl }: Package): object {
  const [first] = evidence;
  const confidence = CONFIDENCE[first?.confidence ?? 'possible'];
  return {
    identity: [
      {
        field: purl === '' ? 'name' : 'purl',
        confidence,
        methods: evidence.map((one) => ({
          technique:
            one.cataloguer.startsWith('os') || one.by === 'purl' ? 'manifest-analysis' : techniqueOf(one.by),
          confidence: CONFIDENCE[one.confidence],
          value: one.by ?? one.cataloguer,
        })),
      },
    ],
    ...(evidence.some(({ path }) => path !== '') && {
      occurrences: evidence
        .filter(({ path }) => path !== '')
        .map(({ path, offset }) => ({ location: path, ...(offset !== undefined && { offset }) })),
    }),
  };
}

function techniqueOf(by = ''): string {
  if (by.startsWith('.') || /\bstring\b|^panic paths$|^version resource$/.test(by)) return 'binary-analysis';
  return by === 'file name' ? 'filename' : 'manifest-analysis';
}

/** The schema's form of a CPE, roughly: os-release files hold others at times. */
function isCpe(text: string): boolean {
  return /^cpe:\/[aho](?::[A-Za-z0-9._~%-]*){1,6}$/.test(text);
}
