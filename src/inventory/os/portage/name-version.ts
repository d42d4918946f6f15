// Splits a package's folder name into name and version. Source: Gentoo's Package Manager Specification, "Names and versions".

/** Numbers, a letter, suffixes such as `_rc1`, a revision. */
const VERSION = /^\d+(?:\.\d+)*[a-z]?(?:_(?:alpha|beta|pre|rc|p)\d*)*(?:-r\d+)?$/;
const LONGEST = 512;

/** `foo-bar-1.2_p3-r4` is `foo-bar` and `1.2_p3-r4`: a name never ends in a hyphen and what could be a version. Undefined where there is no version. */
export function splitNameVersion(folder: string): { name: string; version: string } | undefined {
  if (folder.length > LONGEST || !/^\w[\w+.-]*$/.test(folder)) return undefined;
  // The version is what begins at the last hyphen but for that of a revision.
  const revision = /-r\d+$/.exec(folder)?.index ?? folder.length;
  const hyphen = folder.lastIndexOf('-', revision - 1);
  const version = folder.slice(hyphen + 1);
  return hyphen > 0 && VERSION.test(version) ? { name: folder.slice(0, hyphen), version } : undefined;
}
