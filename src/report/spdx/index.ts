// SPDX 2.3 as JSON: the inventory. Source: the SPDX 2.3 specification and its JSON schema.
import {
  channelsProperties,
  distributionProperties,
  gapProperties,
  packageProperties,
} from '../../inventory/index.ts';
import type { ScanReport } from '../../scan/index.ts';
import { subjectOf, uuidOf } from '../identity.ts';
import { jsonDocumentWithHead } from '../json-text.ts';
import { LicenceList } from './licences.ts';
import { annotations, elementId, NOTHING_SAID, packageElement, systemElement } from './package.ts';

const DOCUMENT = 'SPDXRef-DOCUMENT';
const SUBJECT = 'SPDXRef-Subject';

/** Byte for byte the same for the same report. All that SPDX has no field for stands in annotations `plimsoll:key=value`. */
export function spdxReport(report: ScanReport): string {
  const { inventory, image, tool, now } = report;
  const { distribution, packages, gaps, channels } = inventory;
  const notes = [...channelsProperties(channels), ...gapProperties(gaps)];
  // To the second: the format allows no more.
  const created = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const stamp = { annotationDate: created, annotator: `Tool: plimsoll-${tool}` };
  const licences = new LicenceList();
  const elements = [
    ...(distribution
      ? [systemElement(distribution, annotations(distributionProperties(distribution), stamp))]
      : []),
    ...packages.map((one) => packageElement(one, licences, annotations(packageProperties(one), stamp))),
  ];
  const name = subjectOf(report);
  const ids = new Set(packages.map(({ id }) => id));
  const digest = image?.identity.manifest ?? image?.identity.config;
  const content = {
    name,
    creationInfo: { created, creators: [`Tool: plimsoll-${tool}`] },
    ...(notes.length > 0 && { annotations: annotations(notes, stamp) }),
    packages: [
      {
        SPDXID: SUBJECT,
        name,
        ...(digest && { versionInfo: digest }),
        primaryPackagePurpose: image ? 'CONTAINER' : 'OTHER',
        ...NOTHING_SAID,
      },
      ...elements,
    ],
    ...licences.fields(),
    relationships: [
      { spdxElementId: DOCUMENT, relationshipType: 'DESCRIBES', relatedSpdxElement: SUBJECT },
      ...elements.map((one) => ({
        spdxElementId: SUBJECT,
        relationshipType: 'CONTAINS',
        relatedSpdxElement: one.SPDXID,
      })),
      ...packages.flatMap(({ id, owner }) =>
        owner === undefined || !ids.has(owner)
          ? []
          : [
              {
                spdxElementId: elementId(owner),
                relationshipType: 'CONTAINS',
                relatedSpdxElement: elementId(id),
              },
            ],
      ),
    ],
  };
  const head = (text: string) => ({
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: DOCUMENT,
    documentNamespace: `urn:uuid:${uuidOf(text)}`,
  });
  return jsonDocumentWithHead(head, content, 2);
}
