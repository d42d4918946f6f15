// Door of the scan room: one scan of an image or an inventory, and its report.
export type { BaseImage, ImageSummary, LayerSummary, Outcome, ScanReport } from './report.ts';
export { inventoryOf, judge, type JudgeOptions, scanImage, type ScanOptions } from './scan.ts';
export { outcomeOf } from './outcome.ts';
