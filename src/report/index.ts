// Door of the report room: a scan's report in every output format. Formats load only when asked for.
import type { ScanReport } from '../scan/index.ts';
import type { TableOptions } from './table/index.ts';

export { type Column, megabytes, quoted, tableLines } from './layout.ts';

export const FORMATS = ['table', 'json', 'sarif', 'cyclonedx', 'spdx'] as const;
export type Format = (typeof FORMATS)[number];
export type RenderOptions = TableOptions;

/** The whole report as text, ending with a newline. Nothing in it can act on a terminal. */
export async function render(format: Format, report: ScanReport, options: RenderOptions): Promise<string> {
  return format === 'table'
    ? renderAny(format, report, options)
    : inert(await renderAny(format, report, options));
}

/** JSON as it is, but with the characters that act on terminals and that JSON may leave unescaped written as escapes. */
function inert(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

async function renderAny(format: Format, report: ScanReport, options: RenderOptions): Promise<string> {
  switch (format) {
    case 'table':
      return (await import('./table/index.ts')).tableReport(report, options);
    case 'json':
      return (await import('./json/index.ts')).jsonReport(report);
    case 'sarif':
      return (await import('./sarif/index.ts')).sarifReport(report);
    case 'cyclonedx':
      return (await import('./cyclonedx/index.ts')).cyclonedxReport(report);
    case 'spdx':
      return (await import('./spdx/index.ts')).spdxReport(report);
  }
}
