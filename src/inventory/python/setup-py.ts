// setup.py: exact versions among the literal strings of `install_requires`. The script is never run, and hardly understood.
import { type Bytes, readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { parseRequirement } from '../../formats/python-requirement.ts';
import { type ListingOut, listingCataloguer } from '../listing.ts';
import { Unpinned } from './unpinned.ts';

const SCRIPT_LIMIT = 1024 * 1024;
const LIST = /\binstall_requires\s{0,20}=\s{0,20}\[/;
/** What may stand in a list of literal strings: blanks and commas, a comment, a string without escapes, the end. */
const TOKEN = /[\s,]+|#[^\n]*|'([^'\\\n]*)'|"([^"\\\n]*)"|\]/y;
/** Behind the list. */
const MORE = /^\s{0,40}\+/;

export const setupPy = listingCataloguer({
  name: 'python/setup-py',
  version: 1,
  summary: 'Exact versions in the install_requires of setup.py, where they are literal strings',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Python',
    files: ['**/setup.py'],
    types: ['pypi'],
    tells: [],
    limits: 'lists that the script computes are told as a gap',
  },
  type: 'pypi',
  files: { basenames: ['setup.py'] },
  declares: 'manifest',
  parse: readScript,
});

function readScript(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  const script = decodeText(readAll(bytes, SCRIPT_LIMIT));
  const start = LIST.exec(script);
  if (start === null) {
    if (script.includes('install_requires')) out.gap('not-understood', true, 'computes install_requires');
    return;
  }
  const unpinned = new Unpinned();
  TOKEN.lastIndex = start.index + start[0].length;
  for (let token = TOKEN.exec(script); token?.[0] !== ']'; token = TOKEN.exec(script)) {
    if (token === null) {
      out.gap('not-understood', true, 'computes install_requires');
      break;
    }
    const text = token[1] ?? token[2];
    if (text !== undefined) readOne(text, unpinned, out);
  }
  if (MORE.test(script.slice(TOKEN.lastIndex, TOKEN.lastIndex + 50)))
    out.gap('not-understood', true, 'adds to install_requires');
  unpinned.tell(out);
}

function readOne(text: string, unpinned: Unpinned, out: ListingOut): void {
  const requirement = parseRequirement(text);
  if (requirement?.pin === undefined) unpinned.add(requirement?.name ?? text);
  else out.found({ name: requirement.name, version: requirement.pin, confidence: 'possible' });
}
