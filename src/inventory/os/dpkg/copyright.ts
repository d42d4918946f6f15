// Reads Debian's machine-readable copyright files: the short names of the licences of a package. Source: copyright-format 1.0.
import { type Bytes, isBadContent } from '../../../core/bytes.ts';
import { decodeText } from '../../../core/text.ts';
import { eachStanza } from '../../../formats/deb822.ts';
import type { Fact, Out, Reader } from '../../../image/reader.ts';

export const COPYRIGHT = 'os/dpkg-copyright';

export interface CopyrightFact extends Fact {
  readonly kind: 'dpkg-copyright';
  /** Distinct, in the order of the file: `GPL-2+`, `Expat and BSD-3-clause`. */
  readonly licences: readonly string[];
}

const HOME = 'usr/share/doc/';
const FIELDS: ReadonlySet<string> = new Set(['format', 'files', 'license']);
/** The longest one of Debian has some two hundred. */
const MOST = 500;
const NAME = 300;

export const copyrightReader: Reader<CopyrightFact> = {
  name: COPYRIGHT,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['copyright'] },
  wants: (basename, { path }) =>
    path.startsWith(HOME) && path.indexOf('/', HOME.length) === path.length - basename.length - 1
      ? 'head'
      : 'no',
  /** Others are written for people: what they say can't be told apart from what they quote. */
  probe: (head) =>
    /^\s*Format(?:-Specification)?:\s*\S*(?:copyright-format|dep5)/i.test(decodeText(head)) ? 'bytes' : 'no',
  read: readCopyright,
};

/** Licences of the header and of the files; stanzas that only hold a licence's text are named by these. */
function readCopyright(bytes: Bytes, _: unknown, out: Out<CopyrightFact>): void {
  const licences = new Set<string>();
  let left = 0;
  try {
    eachStanza(bytes, FIELDS, ({ fields }) => {
      const licence = fields.get('license') ?? '';
      if (licence === '' || !(fields.has('files') || fields.has('format'))) return;
      if (licences.size < MOST) licences.add(licence.slice(0, NAME));
      else if (!licences.has(licence)) left += 1;
    });
  } catch (error) {
    if (!isBadContent(error)) throw error;
    // No package is missing.
    out.gap('budget', false, error.message);
  }
  if (left > 0) out.gap('budget', false, `more than ${MOST} licences: ${left} were left out`);
  if (licences.size > 0) out.fact({ kind: 'dpkg-copyright', licences: [...licences] });
}
