// pom.xml: a project's own coordinates and licences. Not a general XML reader: it sees elements and text, nothing else.
import { decodeText } from '../../core/text.ts';
import { type Coordinates, coordinates } from './properties.ts';

export interface Pom extends Coordinates {
  readonly licences: readonly string[];
}

const MAX_DEPTH = 64;
const MAX_VALUES = 2000;
const MAX_SUBSTITUTIONS = 10;

/**
 * Coordinates after inheriting from `parent` and filling in `${…}` from the file's own properties; what stays open is
 * left out. Broken XML gives what was read before the break. Source: the POM reference, "Maven Coordinates", "Inheritance".
 */
export function parsePom(data: Uint8Array): Pom {
  const values = new Map<string, string>();
  const licences: string[] = [];
  for (const [path, text] of elements(decodeText(data))) {
    if (path === 'project/licenses/license/name') licences.push(text);
    else if (KEPT.test(path) && !values.has(path)) values.set(path, text);
    if (values.size + licences.length >= MAX_VALUES) break;
  }
  const own = (name: string): string | undefined => values.get(`project/${name}`);
  const inherited = (name: string): string | undefined => own(name) ?? own(`parent/${name}`);
  const lookUp = (name: string): string | undefined => {
    const field = name.replace(/^(?:project|pom)\./, '');
    if (field === 'groupId' || field === 'version') return inherited(field);
    return own(field.replace('.', '/')) ?? own(`properties/${name}`);
  };
  const fill = (text: string | undefined): string | undefined => {
    let filled = text;
    for (let i = 0; i < MAX_SUBSTITUTIONS && filled?.includes('${'); i++) {
      const [whole, name] = /\$\{([^{}]{1,200})\}/.exec(filled) ?? [];
      const value = name === undefined ? undefined : lookUp(name);
      if (whole === undefined || value === undefined || value.length > 200) return undefined;
      filled = filled.replace(whole, () => value);
    }
    return filled;
  };
  const found = coordinates(fill(inherited('groupId')), fill(own('artifactId')), fill(inherited('version')));
  return { ...found, licences };
}

const KEPT = /^project\/(?:(?:parent\/)?(?:groupId|artifactId|version)|properties\/[^/]+)$/;

/** Each element that has only text in it, with its path from the root. One pass; comments and CDATA are understood, DTDs are not. */
function* elements(xml: string): Generator<[path: string, text: string]> {
  const path: string[] = [];
  let text = '';
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    text += unescape(xml.slice(at, open));
    const special = SPECIAL.find(([start]) => xml.startsWith(start, open));
    const end = xml.indexOf(special?.[1] ?? '>', open);
    if (end < 0) return;
    at = end + (special?.[1].length ?? 1);
    if (special) {
      if (special[0] === CDATA) text += xml.slice(open + CDATA.length, end);
      continue;
    }
    const tag = xml.slice(open + 1, end);
    if (tag.startsWith('/')) {
      if (text.trim() !== '' && path.length > 0) yield [path.join('/'), text.trim()];
      path.pop();
    } else if (!tag.endsWith('/')) {
      path.push(tag.split(/\s/, 1)[0]!);
      if (path.length > MAX_DEPTH) return;
    }
    text = '';
  }
}

const CDATA = '<![CDATA[';
const SPECIAL: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  [CDATA, ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(\w{1,8});/g, (whole, name: string) => ENTITIES.get(name) ?? whole);
}
