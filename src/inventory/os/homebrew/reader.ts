// Reads what Homebrew leaves of each formula and cask that it installed. Source: Homebrew's documentation, "Formula Cookbook", and its install receipts ("tabs").
import { type Bytes, isBadContent } from '../../../core/bytes.ts';
import { readJson } from '../../../formats/json/index.ts';
import { eachLine } from '../../../formats/lines.ts';
import { tableAt, textAt, type Value } from '../../../formats/value.ts';
import type { Fact, Out, Reader } from '../../../image/reader.ts';

export const NAME = 'os/homebrew';
export const RECEIPT = 'INSTALL_RECEIPT.json';

export interface BrewReceipt extends Fact {
  readonly kind: 'brew-receipt';
  /** `homebrew/core`; '' where it doesn't tell. */
  readonly tap: string;
  readonly arch: string;
  /** Of a cask; that of a formula is its folder's name. */
  readonly version: string;
}

export interface BrewFormula extends Fact {
  readonly kind: 'brew-formula';
  readonly licence: string;
}

export type BrewFact = BrewReceipt | BrewFormula;

const KEG = /(?:^|\/)Cellar\/[^/]+\/[^/]+\/(?:INSTALL_RECEIPT\.json|\.brew\/[^/]+\.rb)$/;
const CASK = /(?:^|\/)Caskroom\/[^/]+\/\.metadata\/INSTALL_RECEIPT\.json$/;
const RECEIPT_LIMIT = 1024 * 1024;
/** Real names and versions stay far below. */
const LONGEST = 512;

export const reader: Reader<BrewFact> = {
  name: NAME,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: [RECEIPT], suffixes: ['.rb'] },
  wants: (_basename, { path }) => (KEG.test(path) || CASK.test(path) ? 'bytes' : 'no'),
  read(bytes, { path }, out) {
    if (path.endsWith(RECEIPT)) readReceipt(bytes, out);
    else out.fact({ kind: 'brew-formula', licence: licenceOf(bytes) });
  },
};

/** The folder tells what is installed, so that a damaged receipt hides nothing but the version of a cask. */
function readReceipt(bytes: Bytes, out: Out<BrewFact>): void {
  let receipt: Value = null;
  try {
    receipt = readJson(bytes, RECEIPT_LIMIT);
  } catch (error) {
    if (!isBadContent(error)) throw error;
    out.gap('damaged', false, error.message);
  }
  const source = tableAt(receipt, 'source');
  const short = (text: string) => (text.length > LONGEST ? '' : text);
  out.fact({
    kind: 'brew-receipt',
    tap: short(textAt(source, 'tap')),
    arch: short(textAt(receipt, 'arch')),
    version: short(textAt(source, 'version')),
  });
}

/** `license "MIT"`, `license any_of: ["MIT", "0BSD"]`, on one line and with nothing but names; formulas with more say nothing here. */
const LICENCE = /^ {2}license (?:(any_of|all_of): \[)?((?:"[\w.+-]+"(?:, )?){1,20})\]?$/;

function licenceOf(bytes: Bytes): string {
  let licence = '';
  eachLine(bytes, (line) => {
    const match = licence === '' && line.length < 500 ? LICENCE.exec(line) : null;
    if (match === null) return;
    const ids = match[2]!.match(/[\w.+-]+/g) ?? [];
    licence = ids.join(match[1] === 'any_of' ? ' OR ' : ' AND ');
  });
  return licence;
}
