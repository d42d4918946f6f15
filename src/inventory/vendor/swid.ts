// SWID tags: files in which vendors (IBM, VMware, Microsoft…) name an installed product. Source: ISO/IEC 19770-2:2009 and 2015.
import type { Bytes } from '../../core/bytes.ts';
import { childOf, childText, readXml, type XmlElement } from '../../formats/xml/index.ts';
import { listingCataloguer } from '../listing.ts';

/** A distribution's tag of itself, beside its own release file. */
const SYSTEM = /^usr\/(?:lib|share)\/swidtag\/(?:redhat\.com|fedoraproject\.org|centos\.org|suse\.com)\//;
const VERSION = /^v?\d[\w.+~ -]{0,100}$/;

export const swid = listingCataloguer({
  name: 'vendor/swid',
  version: 1,
  summary: 'Products that SWID tags name',
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'SWID tags',
    files: ['**/*.swidtag', '**/*.swtag'],
    types: ['swid'],
    tells: ['vendor'],
  },
  type: 'swid',
  files: { suffixes: ['.swidtag', '.swtag'] },
  accepts: (path) => !SYSTEM.test(path),
  parse(bytes, _entry, out) {
    const { name, version, tag, vendor, isPatch } = read(bytes);
    // Patches and installers' own tags name no product.
    if (isPatch) return;
    if (name === '' || !VERSION.test(version))
      return out.gap('not-understood', true, 'no name or no version');
    out.found({
      name,
      version,
      // The tag says that it was installed, and not by itself that it still is.
      confidence: 'likely',
      ...(tag !== '' && tag.length < 300 && { qualifiers: { tag_id: tag } }),
      details: { ...(vendor !== '' && { vendor: vendor.slice(0, 200) }) },
    });
  },
});

interface Tag {
  readonly name: string;
  readonly version: string;
  readonly tag: string;
  readonly vendor: string;
  readonly isPatch: boolean;
}

function read(bytes: Bytes): Tag {
  const root = readXml(bytes);
  return root.name === 'SoftwareIdentity' ? newTag(root) : oldTag(root);
}

/** Of 2015: attributes of `SoftwareIdentity`. */
function newTag(root: XmlElement): Tag {
  const text = (key: string) => root.attributes.get(key) ?? '';
  const creator = root.children.find(
    ({ name, attributes }) => name === 'Entity' && /softwareCreator/.test(attributes.get('role') ?? ''),
  );
  return {
    name: text('name'),
    version: text('version'),
    tag: text('tagId'),
    vendor: creator?.attributes.get('name') ?? '',
    isPatch: text('patch') === 'true' || text('corpus') === 'true' || text('supplemental') === 'true',
  };
}

/** Of 2009: elements of `software_identification_tag`. */
function oldTag(root: XmlElement): Tag {
  return {
    name: childText(root, 'product_title'),
    version: childText(childOf(root, 'product_version'), 'name'),
    tag: childText(childOf(root, 'software_id'), 'unique_id'),
    vendor: childText(childOf(root, 'software_creator'), 'name'),
    isPatch: false,
  };
}
