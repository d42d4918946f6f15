// Which files are Java archives, by name.

/**
 * jar: libraries; war, ear, rar, par, sar, kar, far: Java EE, JBoss, Karaf; nar: NiFi; jpi, hpi: Jenkins plugins;
 * lpkg: Liferay; aar: Android and Axis 2; jmod: modules of Java runtimes. Of these some are other formats too (`rar`), so the head must agree.
 */
const SUFFIXES = new Set([
  'jar',
  'war',
  'ear',
  'rar',
  'par',
  'sar',
  'kar',
  'far',
  'nar',
  'jpi',
  'hpi',
  'lpkg',
  'aar',
  'jmod',
]);

/** For the tables of names. */
export const ARCHIVE_SUFFIXES: readonly string[] = [...SUFFIXES].map((suffix) => `.${suffix}`);

/** Suffixes that nothing else uses. */
const CERTAIN = new Set(['jar', 'war', 'ear']);

export function isArchiveName(name: string): boolean {
  return SUFFIXES.has(suffixOf(name));
}

export function isCertainArchiveName(name: string): boolean {
  return CERTAIN.has(suffixOf(name));
}

function suffixOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 || name.length - dot > 5 ? '' : name.slice(dot + 1).toLowerCase();
}

/** A module of the Java runtime itself: part of it, with no coordinates of its own. */
export function isPlatformModule(name: string): boolean {
  return /^(?:java|jdk)\.[\w.]+\.jmod$/.test(name);
}

/**
 * True for what may be a zip: it begins with an entry or an end record, with a script that runs the archive behind it,
 * or with the mark of a jmod.
 */
export function looksLikeZip(head: Uint8Array): boolean {
  const [a, b, c, d] = head;
  return (
    (a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6))) ||
    (a === 0x23 && b === 0x21) ||
    (a === 0x4a && b === 0x4d && c === 1 && d === 0)
  );
}
