// Which paths hold the metadata of installed Python distributions, and which of those are copies inside another one.

/** Folders of a distribution that hold copies of others, by the habit of pip, setuptools and many more. */
const VENDOR =
  /(?:^|\/)_?(?:vendor|vendored|vendored_packages|third_party|thirdparty|extern|bundled)(?:\/|$)/;
const NOT_RUN = /(?:^|\/)(?:tests?|testing|fixtures?)\//;

const EGG_INFO = '.egg-info';
/** Of `METADATA` as of `PKG-INFO`. */
const METADATA_LENGTH = 8;

/**
 * True for `x.dist-info/METADATA`, `x.egg-info/PKG-INFO`, `x.egg/EGG-INFO/PKG-INFO` and the single file
 * `x.egg-info`, in any letter case, save in the test data that packages bring (`site-packages/x/tests/…`).
 */
export function isMetadata(basename: string, path: string): boolean {
  // Asked for every entry of every layer: most are out by their length or one character.
  if (basename.length !== METADATA_LENGTH && basename.at(-EGG_INFO.length) !== '.') return false;
  const name = basename.toLowerCase();
  const folder = path.slice(0, -basename.length).toLowerCase();
  const known =
    (name === 'metadata' && folder.endsWith('.dist-info/')) ||
    (name === 'pkg-info' && (folder.endsWith('.egg-info/') || folder.endsWith('.egg/egg-info/'))) ||
    (name.endsWith(EGG_INFO) && name !== EGG_INFO);
  return known && !isTestData(folder);
}

/** True in the test folders of an installed package: what lies there is no install. */
export function isTestData(path: string): boolean {
  return NOT_RUN.test(insideOf(path));
}

/** True when the distribution lies in a vendor folder of another one: its code runs, but pip can't replace it. */
export function isVendored(path: string): boolean {
  return VENDOR.test(insideOf(path.slice(0, path.lastIndexOf('/'))));
}

/** The part of a path below the last import folder (pip's, or the standard library); '' where there is none. */
function insideOf(path: string): string {
  const match = /^.*(?:^|\/)(?:(?:site|dist)-packages|python3(?:\.\d+)?)\//.exec(path);
  return match === null ? '' : path.slice(match[0].length);
}
