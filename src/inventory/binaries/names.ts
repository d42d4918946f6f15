// Which recognisers a file's name fits: one look into two tables for each file of an image.
import { appendTo } from '../../core/multimap.ts';
import { basenameOf } from '../../image/entry.ts';
import type { Recogniser } from './recogniser.ts';

interface Name {
  readonly recogniser: Recogniser;
  /** Place in the table: earlier ones come first. */
  readonly place: number;
  fits(path: string, basename: string): boolean;
}

/** Finds recognisers by name. Upper and lower case differ, as they do in images. */
export class NameTable {
  readonly #exact = new Map<string, Name[]>();
  /** Names with a star, by their letters before the first digit, dot or dash. */
  readonly #stems = new Map<string, Name[]>();

  readonly #any = new Set<string>();

  constructor(recognisers: readonly Recogniser[]) {
    for (const [place, recogniser] of recognisers.entries())
      for (const pattern of recogniser.files) this.#add(pattern, recogniser, place);
  }

  /** In the order of the table, each once. `basename` is that of the path. */
  of(path: string, basename: string = basenameOf(path)): readonly Recogniser[] {
    const exact = this.#exact.get(basename);
    const stems = this.#stems.get(stemOf(basename));
    if (exact === undefined && stems === undefined) return NONE;
    const fitting = [...(exact ?? NONE), ...(stems ?? NONE)].filter((name) => name.fits(path, basename));
    fitting.sort((a, b) => a.place - b.place);
    return [...new Set(fitting.map(({ recogniser }) => recogniser))];
  }

  /** True for names of files that need not be executable. */
  isAny(basename: string): boolean {
    return this.#any.has(basename);
  }

  #add(pattern: string, recogniser: Recogniser, place: number): void {
    const basename = basenameOf(pattern);
    const star = basename.indexOf('*');
    const stem = star < 0 ? basename : stemOf(basename);
    const table = star < 0 ? this.#exact : this.#stems;
    const parts = star < 0 ? undefined : basename.split('*');
    const inFolder = basename === pattern ? undefined : `/${pattern.slice(0, -basename.length)}`;
    const name: Name = {
      recogniser,
      place,
      fits: (path, own) =>
        (parts === undefined || fitsGlob(own, parts)) &&
        (inFolder === undefined || `/${path.slice(0, -own.length)}`.endsWith(inFolder)),
    };
    if (recogniser.head === 'any') this.#any.add(basename);
    appendTo(table, stem, name);
  }
}

const NONE: readonly never[] = [];

/** `libssl` of `libssl-81ffa89e.so.1.1`; a star stands only behind the stem. */
function stemOf(basename: string): string {
  let end = 0;
  while (end < basename.length && !isBoundary(basename.charCodeAt(end))) end++;
  return basename.slice(0, end);
}

/** Digits, `.`, `-`, `*`. */
function isBoundary(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2d || code === 0x2a;
}

/** True when `name` is the parts in their order, with anything between; `parts` are two or more. */
function fitsGlob(name: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop() ?? '';
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
