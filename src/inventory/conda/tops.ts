// The few folders and files that stand for all files of a conda package.

/** Folders of an environment that many packages have files in. */
const SHARED =
  /^(?:s?bin|condabin|Scripts|lib(?:64|exec)?|include|share|etc|var|opt|ssl|Library(?:\/(?:bin|lib|include|share))?|lib\/python[\d.]+(?:\/site-packages)?|lib\/(?:pkgconfig|cmake)|share\/(?:man(?:\/man\w)?|doc|info|licenses|locale|aclocal|bash-completion\/completions|jupyter)|etc\/conda(?:\/(?:de)?activate\.d)?)$/;
/** Caches of modules that are single files. */
const CACHE = /site-packages\/__pycache__\//;

/**
 * The highest folder that `file` has for its package alone (`lib/python3.12/site-packages/numpy`), or the file itself
 * in a folder of many (`bin/python3`). Undefined for paths out of the environment.
 */
export function topOf(file: string): string | undefined {
  const parts = file.split('/');
  if (file === '' || file.length > 4096 || parts.includes('..') || parts.includes('') || CACHE.test(file))
    return undefined;
  let end = 1;
  while (end < parts.length && SHARED.test(parts.slice(0, end).join('/'))) end += 1;
  return parts.slice(0, end).join('/');
}
