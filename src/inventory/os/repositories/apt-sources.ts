// apt's repositories: one-line sources (`*.list`) and stanzas (`*.sources`). Source: sources.list(5).
import { addressOf, MOST } from './text.ts';

export interface AptSource {
  readonly url: string;
  readonly suite: string;
  readonly components: readonly string[];
  readonly enabled: boolean;
}

/** `deb [options] URI SUITE COMPONENT…`; lines of sources only (`deb-src`) and comments are passed over. */
export function parseSourcesList(text: string): AptSource[] {
  const sources: AptSource[] = [];
  for (const line of text.split('\n')) {
    const [, rest] = /^\s*deb\s+(.*)$/s.exec(line.replace(/#.*$/s, '')) ?? [];
    if (rest === undefined) continue;
    const options = rest.startsWith('[') ? rest.indexOf(']') + 1 : 0;
    const [uri, suite, ...components] = wordsOf(rest.slice(options));
    if (uri === undefined || suite === undefined || sources.length === MOST) continue;
    sources.push({ url: addressOf(uri), suite: suiteOf(suite), components, enabled: true });
  }
  return sources;
}

/** Stanzas with `Types`, `URIs`, `Suites`, `Components`, `Enabled`: every address with every suite. */
export function parseSources(text: string): AptSource[] {
  const sources: AptSource[] = [];
  for (const fields of stanzasOf(text)) {
    const words = (name: string) => wordsOf(fields.get(name) ?? '');
    if (!words('types').includes('deb')) continue;
    const enabled = !/^(?:no|false|without|off|disable|0)$/i.test(fields.get('enabled') ?? '');
    const components = words('components');
    for (const uri of words('uris'))
      for (const suite of words('suites'))
        if (sources.length < MOST)
          sources.push({ url: addressOf(uri), suite: suiteOf(suite), components, enabled });
  }
  return sources;
}

function* stanzasOf(text: string): Generator<ReadonlyMap<string, string>> {
  let fields = new Map<string, string>();
  let name = '';
  for (const line of `${text}\n\n`.split('\n')) {
    if (line.trim() === '') {
      if (fields.size > 0) yield fields;
      fields = new Map();
      name = '';
    } else if (line.startsWith('#')) continue;
    else if (/^[ \t]/.test(line)) {
      if (name !== '') fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
    } else {
      const colon = line.indexOf(':');
      name = colon < 0 ? '' : line.slice(0, colon).toLowerCase();
      if (name !== '') fields.set(name, line.slice(colon + 1).trim());
    }
  }
}

/** A suite that ends in '/' is the very folder of a repository without suites. */
function suiteOf(suite: string): string {
  return suite === './' || suite === '/' ? '/' : suite.replace(/\/$/, '');
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/, 100).filter((word) => word !== '');
}
