// Assertions about one version order.
import assert from 'node:assert/strict';
import type { VersionOrder } from '../../src/versions/index.ts';

export interface OrderChecks {
  /** Each version is below all that follow it, asked both ways. */
  readonly ascending: (...versions: string[]) => void;
  /** All are the same version. */
  readonly same: (...versions: string[]) => void;
  /** None can be placed, not even against itself. */
  readonly unreadable: (...versions: string[]) => void;
}

export function checksOf(order: VersionOrder): OrderChecks {
  const compare = (a: string, b: string) => order.compare(a, b);
  const expect = (a: string, b: string, sign: number) =>
    assert.equal(Math.sign(compare(a, b) ?? Number.NaN), sign, `${a} against ${b}`);
  return {
    ascending: (...versions) =>
      versions.forEach((a, i) => versions.forEach((b, j) => expect(a, b, Math.sign(i - j)))),
    same: (...versions) => versions.forEach((a) => versions.forEach((b) => expect(a, b, 0))),
    unreadable: (...versions) => {
      for (const version of versions)
        for (const other of [version, '1.0.0'])
          assert.equal(compare(version, other), undefined, JSON.stringify(version));
    },
  };
}
