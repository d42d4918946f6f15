// What a recogniser is: a product, the names its files have, and the strings that tell its version.

/** How one string in a file tells the version. All text is Latin-1: a character a byte. */
export interface Rule {
  /** Stands in the file; the search is for this. Missing: any number with a dot in it is looked at. */
  readonly anchor?: string;
  /** Group 1 is the version. Repeats are bounded and not nested: it runs on text of strangers. */
  readonly version: RegExp;
  /** The text that `version` sees: so many bytes before the anchor (0) and behind its end (64). At most `REACH`. */
  readonly before?: number;
  readonly behind?: number;
  /** What must stand in that text too. */
  readonly near?: RegExp;
  /** Counts only when no other rule of the file's recognisers finds anything; the version is `likely` then. */
  readonly weak?: true;
  /** The version must begin with the number in the file's own name (`python3.11`), where there is one. */
  readonly named?: true;
  /** The version stands in the file's name (group 1), and the anchor is its proof; `version` tells nothing then. */
  readonly fromName?: RegExp;
  /** Counts only when all that it finds in the file is the same version: for a number that stands alone. */
  readonly sole?: true;
}

export interface Recogniser {
  readonly product: string;
  /**
   * Names of its files: `node`, `python3*`, `libssl.so*`; with a folder where the name alone says too little: `go/VERSION`.
   * Before a star stands more than letters, so that `php-*` is not PHPUnit.
   */
  readonly files: readonly string[];
  /** What it must begin like; `executable` is an ELF, PE or Mach-O file, `script` begins with `#!`. */
  readonly head?: 'executable' | 'script' | 'any';
  readonly rules: readonly Rule[];
  /** Without version; `pkg:generic/<product>` where missing. */
  readonly purl?: string;
  /** `vendor:product` of the CPE dictionary. */
  readonly cpe?: string;
  /**
   * What it brings besides, seen from its installation (`usr/local`, `opt/nginx`): files and folders, `{minor}` and `{version}` filled
   * in, `*` at the end for all that is in a folder but the folders for packages.
   */
  readonly parts?: readonly string[];
  /** A library (the beginning of its name): a file that loads it only names the product, and holds nothing of it. */
  readonly unlessNeeds?: string;
  /** Its file may hold another product as well, which is found besides. */
  readonly beside?: true;
}

/** The furthest that a rule looks from its anchor (bytes). */
export const REACH = 1024;

// Forms of versions, as parts of expressions.
/** `1.2`, `1.2.3` or `1.2.3.4`. */
export const DOTTED = String.raw`\d{1,4}(?:\.\d{1,6}){1,3}`;
/** `1.2.3`. */
export const XYZ = String.raw`\d{1,4}\.\d{1,4}\.\d{1,6}`;
/** `rc1`, `-beta.2`, `alpha`, `-dev`, `p5`. */
export const PRE = String.raw`(?:[-.~_]?(?:alpha|beta|rc|RC|preview|pre|dev)[-.]?\d{0,4})?`;

/** `-rc.1`, `-beta.0`, `-dev`, as Go programs have it. */
export const GO_PRE = String.raw`(?:-(?:alpha|beta|rc|dev|test|preview)(?:[.-]?\d{1,3})?)?`;

/** The commonest rule: the version follows the text at once. */
export function after(anchor: string, form: string = DOTTED + PRE): Rule {
  return { anchor, version: new RegExp(`^${escaped(anchor)}(${form})`) };
}

/** The version stands alone between NUL bytes, at most some padding away from a text before it. */
export function afterNul(anchor: string, form: string = XYZ + PRE): Rule {
  return { anchor, version: new RegExp(`^${escaped(anchor)}\\0{1,16}(${form})\\0`) };
}

/** As `afterNul`, but the text comes behind. */
export function beforeNul(anchor: string, form: string = XYZ + PRE): Rule {
  return { anchor, before: 64, behind: 0, version: new RegExp(`\\0v?(${form})\\0{1,16}${escaped(anchor)}$`) };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** A version that stands alone, where only the file's name says whose it is, and no other does. */
export function alone(form: string = XYZ + PRE): Rule {
  return {
    before: 16,
    behind: 32,
    version: new RegExp(`(?:^|[^\\x20-\\x7e])v?(${form})\\0`),
    weak: true,
    sole: true,
  };
}

/** What Go's linker was told to set (`-X main.version=v1.2.3`): the only strings of Go that end in a NUL byte. */
export function linked(form: string = XYZ + GO_PRE): Rule {
  return { before: 16, behind: 64, version: new RegExp(`(?<![a-z0-9.-])v?(${form})\\0`), weak: true };
}

/** The file's name tells the version, and a name of its own in the content that it is no other. */
export function inName(anchor: string, fromName: RegExp): Rule {
  return { anchor, version: new RegExp(`^(${anchor})`), fromName };
}

/** `libx.so.1`, `libx-1a2b3c4d.so.1`, `libx.1.dylib`: the names of a library, also as wheels give them. */
export function library(...names: readonly string[]): string[] {
  return names.flatMap((name) => [
    `${name}.so*`,
    `${name}-*.so*`,
    `${name}.*dylib`,
    `${name}.dll`,
    `${name}-*.dll`,
  ]);
}
