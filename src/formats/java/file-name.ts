// What the file name of a Java archive says: artifact and version, as Maven names files.

export interface ArchiveName {
  /** The name without its suffix. */
  readonly stem: string;
  readonly artifact: string;
  /** Undefined when the name has none. */
  readonly version?: string;
}

/** File systems allow no longer names; entries of archives may have them. */
const LONGEST = 255;

/** Words that belong to the number before them, even when a further number follows. */
const QUALIFIER =
  /^(?:alpha|beta|rc|cr|m|b|ea|sp|ga|pre|preview|snapshot|final|release|incubating|jre|android|dev|redhat|fuse|hadoop|java|jdk|jbossorg|atlassian|empty|r|rev|build|p|patch|v)[.\d]*(?:$|[._])/i;

/** Words that are classifiers: what kind of file of this version it is. */
const CLASSIFIER =
  /^(?:all|bin|boot|dist|exec|fat|jar|javadoc|linux|mac|macos|natives|no|osx|shaded|sources|standalone|tests?|uber|win|windows|with|x86|x64|aarch64|arm64)(?:$|[\d._])/i;

/**
 * Splits at the dash where the version begins: `log4j-1.2-api-2.14.1` is `log4j-1.2-api` and `2.14.1`; `guava-28.0-jre` is
 * `guava` and `28.0-jre`; `x-1.0-linux-x86_64` has a classifier, which is dropped. Eclipse's `name_1.2.3` is understood too.
 */
export function parseArchiveName(file: string): ArchiveName {
  const dot = file.lastIndexOf('.');
  const stem = dot > 0 ? file.slice(0, dot) : file;
  if (stem.length > LONGEST) return { stem, artifact: stem };
  const words = stem.split('-');
  for (let i = 1; i < words.length; i++) {
    if (!/^\d/.test(words[i]!) || leadsToAnotherNumber(words, i)) continue;
    const version = [words[i]!];
    for (const word of words.slice(i + 1)) {
      if (CLASSIFIER.test(word)) break;
      version.push(word);
    }
    return { stem, artifact: words.slice(0, i).join('-'), version: version.join('-') };
  }
  const bundle = /^([A-Za-z][\w.-]{0,200}?)_(\d+\.\d+\.\d+[\w.-]{0,100})$/.exec(stem);
  if (bundle) return { stem, artifact: bundle[1]!, version: bundle[2]! };
  return { stem, artifact: stem };
}

/** True when a word that is no qualifier stands between the number at `i` and a later one: the later one is the version. */
function leadsToAnotherNumber(words: readonly string[], i: number): boolean {
  const word = words.findIndex((text, at) => at > i && !/^\d/.test(text) && !QUALIFIER.test(text));
  if (word < 0) return false;
  // A classifier may hold a number of its own (`linux-x86-64`), but no dotted one.
  return words.slice(word + 1).some((text) => /^\d+\./.test(text));
}
