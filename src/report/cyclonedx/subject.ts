// What a CycloneDX document is about: the image with its digests and layers.
import { hexOf } from '../../core/digest.ts';
import { buildPurl } from '../../formats/purl.ts';
import type { ImageSummary, ScanReport } from '../../scan/index.ts';
import { subjectOf } from '../identity.ts';
import { propertyList } from './component.ts';

export function subjectComponent(report: ScanReport): object {
  const { image } = report;
  const name = subjectOf(report);
  if (!image) return { type: 'application', 'bom-ref': 'subject', name };
  const { identity } = image;
  const purl = imagePurl(image);
  const digest = identity.manifest ?? identity.config;
  return {
    type: 'container',
    'bom-ref': 'subject',
    name,
    ...(digest && { version: digest }),
    ...(identity.manifest?.startsWith('sha256:') && {
      hashes: [{ alg: 'SHA-256', content: hexOf(identity.manifest) }],
    }),
    ...(purl && { purl }),
    properties: propertyList(propertiesOf(image)),
  };
}

/** `pkg:oci/NAME@MANIFEST?…`: its version is the manifest's digest, so without that there is none. */
function imagePurl({ identity, architecture }: ImageSummary): string | undefined {
  const { manifest, origin, reference, tags } = identity;
  if (!manifest) return undefined;
  const full = (origin === 'registry' ? reference : (tags[0] ?? '')).replace(/@.*$/s, '');
  const slash = full.lastIndexOf('/');
  const colon = full.indexOf(':', slash + 1);
  const repository = colon < 0 ? full : full.slice(0, colon);
  const name = repository.slice(slash + 1).toLowerCase();
  if (name === '') return undefined;
  return buildPurl({
    type: 'oci',
    name,
    version: manifest,
    qualifiers: {
      arch: architecture,
      repository_url: slash < 0 ? '' : repository.toLowerCase(),
      tag: colon < 0 ? '' : full.slice(colon + 1),
    },
  });
}

/** Digests and tags; each layer as JSON, so that the layer numbers of evidence can be looked up. */
function propertiesOf({ identity, os, architecture, variant, layers }: ImageSummary): [string, string][] {
  const pairs: [string, string | undefined][] = [
    ['origin', identity.origin],
    ['config', identity.config],
    ['manifest', identity.manifest],
    ['index', identity.index],
    ...identity.tags.map((tag): [string, string] => ['tag', tag]),
    ['platform', [os, architecture, variant].filter(Boolean).join('/')],
    ...layers.map(({ index, diffId, instruction, base }): [string, string] => [
      'layer',
      JSON.stringify({ index, diffId, instruction, base }),
    ]),
  ];
  return pairs.flatMap(([key, value]) => (value === undefined ? [] : [[`plimsoll:image:${key}`, value]]));
}
