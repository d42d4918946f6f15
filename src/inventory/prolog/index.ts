// Cataloguer of SWI-Prolog packs. Source: SWI-Prolog manual, "pack.pl".
import { readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { listingCataloguer } from '../listing.ts';

const LIMIT = 256 * 1024;
/** `name(reef).` or `version('1.2.0').`, each on a line of its own. */
const TERM = /^[ \t]*(name|version)\([ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|([\w.]+))[ \t]*\)[ \t]*\./gm;

const pack = listingCataloguer({
  name: 'prolog/pack',
  version: 1,
  summary: 'SWI-Prolog packs',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Prolog',
    files: ['**/pack.pl'],
    types: ['swiplpack'],
    tells: ['files'],
  },
  type: 'swiplpack',
  files: { basenames: ['pack.pl'] },
  parse(bytes, _entry, out) {
    const stated = new Map<string, string>();
    for (const [, key = '', quoted, doubly, bare] of decodeText(readAll(bytes, LIMIT)).matchAll(TERM))
      if (!stated.has(key)) stated.set(key, quoted ?? doubly ?? bare ?? '');
    const [name = '', version = ''] = [stated.get('name'), stated.get('version')];
    // Programs may be called pack.pl, too.
    if (name !== '' && version !== '') out.found({ name, version, contains: ['.'] });
  },
});

export const PROLOG: readonly Cataloguer[] = [pack];
