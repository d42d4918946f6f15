// Reads the folders of Portage's database: the files of one package each. Source: Portage's `vardb` and PMS, "Environment state".
import type { Bytes } from '../../../core/bytes.ts';
import { decodeText } from '../../../core/text.ts';
import { eachLine } from '../../../formats/lines.ts';
import { basenameOf } from '../../../image/entry.ts';
import type { Fact, Out, Reader } from '../../../image/reader.ts';
import { gatherFiles } from '../file-list.ts';

export const NAME = 'os/portage';
export const HOME = 'var/db/pkg';

/** Any of them makes a folder that of a package; the first is the best evidence. */
export const PARTS: readonly string[] = ['CONTENTS', 'PF', 'SLOT', 'SIZE', 'LICENSE', 'repository'];

export interface PortageText extends Fact {
  readonly kind: 'portage-text';
  readonly text: string;
}

export interface PortageFiles extends Fact {
  readonly kind: 'portage-files';
  readonly files: string;
}

export type PortageFact = PortageText | PortageFiles;

/** Licences, slots and names are a line; SIZE is a number. */
const TEXT_LIMIT = 4096;

export const reader: Reader<PortageFact> = {
  name: NAME,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: PARTS },
  wants: (_basename, { path }) =>
    /(?:^|\/)var\/db\/pkg\/[^/]+\/[^/]+\/(?:CONTENTS|PF|SLOT|SIZE|LICENSE|repository)$/.test(path)
      ? 'bytes'
      : 'no',
  read(bytes, { path }, out) {
    if (basenameOf(path) === 'CONTENTS') readContents(bytes, out);
    else {
      if (bytes.size > TEXT_LIMIT)
        return out.gap('damaged', false, `${bytes.size} bytes where a line belongs`);
      const text = decodeText(bytes.read(0, bytes.size)).replace(/\s+/g, ' ').trim();
      out.fact({ kind: 'portage-text', text });
    }
  },
};

/** `obj PATH MD5 MTIME`, `sym PATH -> TARGET MTIME`, `fif PATH`, `dev PATH`; folders (`dir PATH`) are not owned. Paths may have spaces. */
const ENTRY = /^(?:obj (\/.*) [0-9a-f]{32} \d+|sym (\/.*?) -> .* \d+|(?:fif|dev) (\/.*))$/;
/** Longer lines hold no path that a file system takes; the pattern above then has little to try. */
const LONGEST = 10_000;

function readContents(bytes: Bytes, out: Out<PortageFact>): void {
  let odd = 0;
  const files = gatherFiles((lists) => {
    eachLine(bytes, (line) => {
      if (line === '' || line.startsWith('dir ')) return;
      const match = line.length > LONGEST ? null : ENTRY.exec(line);
      const path = match?.[1] ?? match?.[2] ?? match?.[3];
      if (path === undefined) odd += 1;
      else
        lists.add(path.slice(1, Math.max(path.lastIndexOf('/'), 1)), path.slice(path.lastIndexOf('/') + 1));
    });
  }, out);
  if (odd > 0) out.gap('damaged', false, `${odd} lines name no file; some files have no owner`);
  out.fact({ kind: 'portage-files', files });
}
