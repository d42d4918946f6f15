// CycloneDX 1.6 as JSON: the inventory, and the vulnerabilities where they were judged. Source: the CycloneDX 1.6 JSON reference.
import { channelsProperties, gapProperties } from '../../inventory/index.ts';
import type { ScanReport } from '../../scan/index.ts';
import { uuidOf } from '../identity.ts';
import { jsonDocumentWithHead } from '../json-text.ts';
import { packageComponent, propertyList, systemComponent } from './component.ts';
import { subjectComponent } from './subject.ts';
import { vulnerabilitiesOf } from './vulnerability.ts';

/** Byte for byte the same for the same report. Everything reads back: see the properties `plimsoll:*`. */
export function cyclonedxReport(report: ScanReport): string {
  const { inventory, matched, now, tool } = report;
  const notes = [...channelsProperties(inventory.channels), ...gapProperties(inventory.gaps)];
  const content = {
    version: 1,
    metadata: {
      timestamp: now,
      tools: { components: [{ type: 'application', name: 'plimsoll', version: tool }] },
      component: subjectComponent(report),
      ...(notes.length > 0 && { properties: propertyList(notes) }),
    },
    components: [
      ...(inventory.distribution ? [systemComponent(inventory.distribution)] : []),
      ...inventory.packages.map(packageComponent),
    ],
    ...(matched && { vulnerabilities: vulnerabilitiesOf(matched, inventory) }),
  };
  const head = (text: string) => ({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(text)}`,
  });
  return jsonDocumentWithHead(head, content, 2);
}
