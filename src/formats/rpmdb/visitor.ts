// What the readers of the three database forms tell.
import type { Damaged, OverBudget } from '../../core/bytes.ts';

export interface BlobVisitor {
  /** One header, valid until the call returns. */
  blob(data: Uint8Array): void;
  /** A page, item or row that can not be read; the reader goes on with the next. */
  damage(error: Damaged | OverBudget): void;
}
