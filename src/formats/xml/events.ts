// A pull reader of XML of any size: elements and text as they come. Source: W3C, "Extensible Markup Language 1.0".
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import { Source } from './source.ts';
import { parseEndTag, parseTag, unescapeXml } from './tag.ts';

/** `depth` is 1 for the root; text has the depth of the element around it. */
export type XmlEvent =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly depth: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly depth: number }
  | { readonly kind: 'text'; readonly text: string; readonly depth: number };

/** Nothing that lists packages is nested half as deep. */
const MOST_DEPTH = 256;
/** Tags of nothing, by the million: 4 bytes each. */
const MOST_ELEMENTS = 5_000_000;
/** Characters of one tag, and of the text between two tags. */
const LONGEST_TAG = 256 * 1024;
const LONGEST_TEXT = 4 * 1024 * 1024;

/**
 * Elements and text in the order of the document, in constant memory and linear time. CDATA and comments do not part
 * a text; text of white space alone is left out. Names have no prefixes. A DTD is passed over, none of its entities
 * is ever expanded. Throws `Damaged` where the document breaks or ends early, after all events before that, and
 * `OverBudget` at 256 levels, five million elements, or a tag or text of megabytes.
 */
export function* xmlEvents(bytes: Bytes): Generator<XmlEvent, void, undefined> {
  const source = new Source(bytes);
  const open: string[] = [];
  let elements = 0;
  let text = '';
  for (;;) {
    text = grown(text, unescapeXml(source.until('<', LONGEST_TEXT)));
    if (!source.accept('<')) break;
    if (source.accept('!--')) source.skip('-->');
    else if (source.accept('![CDATA[')) {
      text = grown(text, source.until(']]>', LONGEST_TEXT));
      source.skip(']]>');
    } else if (source.accept('?')) source.skip('?>');
    else if (source.accept('!')) skipDeclaration(source);
    else {
      if (open.length > 0 && text.trim() !== '') yield { kind: 'text', text, depth: open.length };
      text = '';
      if (source.accept('/')) {
        const name = parseEndTag(source.tag(LONGEST_TAG));
        if (open.at(-1) !== name) throw new Damaged(`</${name.slice(0, 100)}> ends no element`);
        yield { kind: 'close', name, depth: open.length };
        open.pop();
        continue;
      }
      const { name, attributes, empty } = parseTag(source.tag(LONGEST_TAG));
      if (++elements > MOST_ELEMENTS) throw new OverBudget(`more than ${MOST_ELEMENTS} elements`);
      if (open.length === MOST_DEPTH) throw new OverBudget(`nested deeper than ${MOST_DEPTH}`);
      yield { kind: 'open', name, attributes, depth: open.length + 1 };
      if (empty) yield { kind: 'close', name, depth: open.length + 1 };
      else open.push(name);
    }
  }
  if (open.length > 0) throw new Damaged(`the document ends within <${open.at(-1)!.slice(0, 100)}>`);
  if (elements === 0) throw new Damaged('no XML document');
}

function grown(text: string, more: string): string {
  if (text.length + more.length > LONGEST_TEXT) throw new OverBudget('a text of megabytes');
  return text === '' ? more : text + more;
}

/** A DOCTYPE with what it declares within brackets: quoted values, comments and instructions may hold any of the marks. */
function skipDeclaration(source: Source): void {
  let depth = 1;
  let subset = false;
  while (depth > 0) {
    if (source.accept('<!--')) source.skip('-->');
    else if (source.accept('<?')) source.skip('?>');
    else {
      const char = source.next();
      if (char === '') throw new Damaged('the document ends within its DTD');
      if (char === '"' || char === "'") source.skip(char);
      else if (char === '[') subset = true;
      else if (char === ']') subset = false;
      else if (char === '<') depth++;
      else if (char === '>' && !(subset && depth === 1)) depth--;
    }
  }
}
