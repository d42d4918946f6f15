// The head of the report: which image, what is in it, how old the data is.
import { hexOf } from '../../core/digest.ts';
import { printable } from '../../core/text.ts';
import type { ScanReport } from '../../scan/index.ts';
import { count, megabytes, type Paint, painted, wrapText } from '../layout.ts';

export function headLines(report: ScanReport, paint: Paint): string[] {
  const { image, sbom, inventory } = report;
  const lines: string[] = [];
  const system = systemText(report);
  if (image) {
    const digest = image.identity.config ?? image.identity.manifest;
    const platform = [image.os, image.architecture, image.variant].filter(Boolean).join('/');
    const facts = [digest ? `sha256:${hexOf(digest, 12)}` : '', platform, system].filter(Boolean);
    lines.push(`${painted(paint, 'bold', printable(image.identity.reference))}   ${printable(facts.join('   '))}`.trimEnd());
    const layers = image.identity.origin === 'dir' ? count(image.files, 'file') : count(image.layers.length, 'layer');
    lines.push(...wrapText(`${layers}, ${megabytes(image.bytes)}; ${packageText(report)}`, paint.columns));
    const { base } = image;
    if (base)
      lines.push(
        ...wrapText(
          `Base image${base.reference ? ` ${base.reference}` : ''}: layers 1 to ${base.layers} (${base.by === 'label' ? 'by its label' : 'by the build history'})`,
          paint.columns,
        ),
      );
  } else if (sbom) {
    lines.push(`${painted(paint, 'bold', printable(sbom.path))}   ${printable([sbom.format, sbom.subject, system].filter(Boolean).join('   '))}`);
    lines.push(...wrapText(packageText(report), paint.columns));
  }
  if (report.matched && report.data.length > 0) lines.push(...wrapText(dataText(report), paint.columns));
  if (!image && !sbom) lines.push(count(inventory.packages.length, 'package'));
  return lines;
}

function systemText({ inventory, distributionSupport }: ScanReport): string {
  const { distribution } = inventory;
  if (!distribution) return '';
  const end = distributionSupport?.endOfLife;
  if (!end) return distribution.name;
  return `${distribution.name} (${distributionSupport.ended ? `end of life since ${end}` : `supported until ${end}`})`;
}

function packageText({ inventory }: ScanReport): string {
  const byType = new Map<string, number>();
  for (const { type } of inventory.packages) byType.set(type, (byType.get(type) ?? 0) + 1);
  const kinds = [...byType].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const list = kinds.map(([type, n]) => `${n.toLocaleString('en-US')} ${type}`).join(', ');
  return `${count(inventory.packages.length, 'package')}${list ? `: ${list}` : ''}`;
}

/** The oldest data decides how far the answer can be trusted. */
function dataText({ data, now }: ScanReport): string {
  const oldest = data.reduce((least, one) => (one.fetched < least.fetched ? one : least));
  const days = Math.floor((Date.parse(now) - Date.parse(oldest.fetched)) / 86_400_000);
  const age = days > 0 ? `, ${count(days, 'day')} old` : '';
  const more = data.length > 1 ? ` and ${data.length - 1} more` : '';
  return `Advisory data of ${oldest.fetched.slice(0, 16).replace('T', ' ')} UTC (${oldest.family}${more})${age}`;
}
