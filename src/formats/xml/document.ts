// A small XML document built whole.
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import { xmlEvents } from './events.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Its own text, without that of its children, trimmed. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

const DEFAULT_LIMIT = 4 * 1024 * 1024;
/** An element takes some hundred bytes of memory, four of the text. */
const MOST_ELEMENTS = 200_000;

/** The root element. Throws like `xmlEvents`, and `OverBudget` for more than `limit` bytes (4 MiB) or 200,000 elements. */
export function readXml(bytes: Bytes, limit: number = DEFAULT_LIMIT): XmlElement {
  if (bytes.size > limit) throw new OverBudget(`${bytes.size} bytes of XML, limit ${limit}`);
  const roots: Building[] = [];
  const open: Building[] = [];
  let elements = 0;
  for (const event of xmlEvents(bytes)) {
    if (event.kind === 'open') {
      if (++elements > MOST_ELEMENTS) throw new OverBudget(`more than ${MOST_ELEMENTS} elements`);
      const element = { name: event.name, attributes: event.attributes, texts: [], children: [] };
      (open.at(-1)?.children ?? roots).push(element);
      open.push(element);
    } else if (event.kind === 'close') open.pop();
    else open.at(-1)?.texts.push(event.text);
  }
  if (roots.length !== 1) throw new Damaged('more than one root element');
  return finished(roots[0]!);
}

interface Building {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly texts: string[];
  readonly children: Building[];
}

/** No deeper than the reader allows. */
function finished({ name, attributes, texts, children }: Building): XmlElement {
  return { name, attributes, text: texts.join('').trim(), children: children.map(finished) };
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** The text of the first child of a name; '' when there is none. */
export function childText(element: XmlElement | undefined, name: string): string {
  return childOf(element, name)?.text ?? '';
}
