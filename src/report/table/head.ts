// The head of the report: which image, what is in it, how old the data is.
import { thousands } from '../../core/text.ts';
import { hexOf } from '../../core/digest.ts';
import type { ScanReport } from '../../scan/index.ts';
import { count, flow, megabytes, type Paint, painted, wrapText } from '../layout.ts';

export function headLines(report: ScanReport, paint: Paint): string[] {
  const { image, sbom } = report;
  const lines = [...subjectLines(report, paint), ...wrapText(contentText(report), paint.columns)];
  if (image?.base) lines.push(...wrapText(baseText(image.base), paint.columns));
  if (report.matched && report.data.length > 0) lines.push(...wrapText(dataText(report), paint.columns));
  return image || sbom ? lines : lines.slice(-1);
}

/** The name and the facts that tell this image from others. */
function subjectLines(report: ScanReport, paint: Paint): string[] {
  const { image, sbom } = report;
  const facts = sbom ? [sbom.path, sbom.format, sbom.subject] : [];
  if (image) {
    const digest = image.identity.config ?? image.identity.manifest;
    const platform = [image.os, image.architecture, image.variant].filter(Boolean).join('/');
    facts.push(image.identity.reference, digest ? `sha256:${hexOf(digest, 12)}` : '', platform);
  }
  const [first = '', ...rest] = flow([...facts, systemText(report)].filter(Boolean), paint.columns);
  const name = flow(facts.slice(0, 1), paint.columns)[0] ?? '';
  return [painted(paint, 'bold', name) + first.slice(name.length), ...rest];
}

function systemText({ inventory, distributionSupport }: ScanReport): string {
  const { distribution } = inventory;
  if (!distribution) return '';
  const end = distributionSupport?.endOfLife;
  if (!end) return distribution.name;
  return `${distribution.name}, ${distributionSupport.ended ? `end of life since ${end}` : `supported until ${end}`}`;
}

function contentText({ image, inventory }: ScanReport): string {
  const byType = new Map<string, number>();
  for (const { type } of inventory.packages) byType.set(type, (byType.get(type) ?? 0) + 1);
  const kinds = [...byType].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const list = kinds.map(([type, n]) => `${thousands(n)} ${type}`).join(', ');
  const packages = `${count(inventory.packages.length, 'package')}${list ? `: ${list}` : ''}`;
  if (!image) return packages;
  const parts =
    image.identity.origin === 'dir' || image.identity.origin === 'file'
      ? count(image.files, 'file')
      : count(image.layers.length, 'layer');
  return `${parts}, ${megabytes(image.bytes)}; ${packages}`;
}

function baseText({ layers, reference, by }: NonNullable<NonNullable<ScanReport['image']>['base']>): string {
  const which = layers === 1 ? 'layer 1' : `layers 1 to ${layers}`;
  const how = by === 'label' ? 'by its label' : by === 'scanned' ? 'scanned before' : 'by the build history';
  return `Base image${reference ? ` ${reference}` : ''}: ${which} (${how})`;
}

/** The oldest data decides how far the answer can be trusted; of imported data, the newest record tells its age. */
function dataText({ data, now }: ScanReport): string {
  const oldest = data.reduce((least, one) => (one.fetched < least.fetched ? one : least));
  const more = data.length > 1 ? ` and ${data.length - 1} more` : '';
  const families = `(${oldest.family}${more})`;
  if (oldest.origin === 'import') {
    const newest = data.reduce((most, one) => (one.newest > most ? one.newest : most), '');
    const records = data.reduce((sum, one) => sum + one.records, 0);
    return `${count(records, 'advisory record')} from files, the newest of ${newest.slice(0, 10)} ${families}`;
  }
  const days = Math.floor((Date.parse(now) - Date.parse(oldest.fetched)) / 86_400_000);
  const age = days > 0 ? `, ${count(days, 'day')} old` : '';
  return `Advisory data of ${oldest.fetched.slice(0, 16).replace('T', ' ')} UTC ${families}${age}`;
}
