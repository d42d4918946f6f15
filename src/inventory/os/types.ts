// Which package URL types are those of an operating system's own packages.

/**
 * Types with a database that lists a whole system. Not those of what is added beside one (Homebrew, Snap, Flatpak).
 * `alpm`, `apk`, `deb` and `rpm` are registered types; `ebuild`, `nix` and `opkg` are those that others write, too,
 * for want of registered ones.
 */
export const OS_TYPES: ReadonlySet<string> = new Set(['alpm', 'apk', 'deb', 'ebuild', 'nix', 'opkg', 'rpm']);
