// Door of the report room: a scan's report in every output format. Formats load only when asked for.
import type { ScanReport } from '../scan/index.ts';
import type { TableOptions } from './table/index.ts';

export { megabytes, quoted, tableLines } from './layout.ts';

export const FORMATS = ['table', 'json', 'sarif', 'cyclonedx', 'spdx'] as const;
export type Format = (typeof FORMATS)[number];
export type RenderOptions = TableOptions;

/** The whole report as text, ending with a newline. */
export async function render(format: Format, report: ScanReport, options: RenderOptions): Promise<string> {
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
