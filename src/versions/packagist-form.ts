// The form to which Composer brings a version before it compares it.

const NUMBERS = /^v?([0-9]+(?:\.[0-9]+)*)/;
/** `2.x-dev`: a branch, which stands above all that was released from it. */
const BRANCH = /^\.[x*](?:\.[x*])*(?:-dev)?$/;
/** Composer's number for each `x`. */
const ABOVE = '9999999';
const PARTS = 4;

/**
 * `version` with four numbers (more where those are not 0) and words in lower case, without `v`, build metadata and `-stable`: `v3.4-BETA1`
 * is `3.4.0.0-beta1`, `2.x-dev` is `2.9999999.9999999.9999999-dev`. What begins with no number stays as it is. Source: Composer
 * documentation, "Versions and constraints".
 */
export function composerForm(version: string): string {
  const lower = version.toLowerCase();
  const [head = '', listed] = NUMBERS.exec(lower) ?? [];
  if (listed === undefined) return version;
  const plus = lower.indexOf('+');
  const rest = lower.slice(head.length, plus < 0 ? lower.length : plus);
  const isBranch = BRANCH.test(rest);
  const numbers = listed.split('.');
  while (numbers.length < PARTS) numbers.push(isBranch ? ABOVE : '0');
  while (numbers.length > PARTS && /^0+$/.test(numbers.at(-1) ?? '')) numbers.pop();
  return numbers.join('.') + (isBranch ? '-dev' : rest.replace(/^[._-]?stable$/, ''));
}
