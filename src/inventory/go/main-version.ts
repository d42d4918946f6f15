// The version of a Go binary's own module: as stamped, else from linker flags, else from version control. Never a made-up 0.
import type { GoModule } from '../../formats/go-buildinfo/index.ts';
import type { Confidence } from '../package.ts';

export interface MainVersion {
  /** '' when nothing tells. */
  readonly version: string;
  /** Which part of the build information says so. */
  readonly by: string;
  readonly confidence: Confidence;
}

const VERSION = /^v?\d{1,9}\.\d{1,9}(?:\.\d{1,9})?(?:[-+.][0-9A-Za-z.+-]{1,100})?$/;
/** Variables that hold a program's own version; not `goVersion`, `apiVersion` and the like. */
const VARIABLE = /^(?:app|build|built|cli|git|main|program|release|semantic|server)?_?version$/i;

export function mainVersion(main: GoModule, settings: ReadonlyMap<string, string>): MainVersion {
  if (main.version !== '') return { version: main.version, by: '.go.buildinfo', confidence: 'certain' };
  return (
    linkedVersion(main.path, settings.get('-ldflags') ?? '') ??
    committedVersion(main.path, settings) ?? { version: '', by: '.go.buildinfo', confidence: 'likely' }
  );
}

/**
 * From `-X main.version=1.2.3`: variables of package main or of the main module before those of other modules (which
 * a program may set as well: `github.com/prometheus/common/version.Version`). Values that contradict each other
 * tell nothing.
 */
function linkedVersion(module: string, flags: string): MainVersion | undefined {
  const found = assignments(flags).filter(({ name, value }) => VARIABLE.test(name) && VERSION.test(value));
  const own = found.filter(({ path }) => path === 'main' || path === module || path.startsWith(`${module}/`));
  const named = (own.length > 0 ? own : found).toSorted((a, b) => a.name.length - b.name.length);
  const best = named.filter(({ name }) => name.length === named[0]?.name.length);
  const versions = new Set(best.map(({ value }) => (value.startsWith('v') ? value : `v${value}`)));
  const [version] = versions;
  if (version === undefined || versions.size > 1) return undefined;
  return { version, by: '-ldflags', confidence: own.length > 0 ? 'likely' : 'possible' };
}

/** The `-X importpath.name=value` of linker flags; a flag or value with spaces stands in quotes. */
function assignments(flags: string): { path: string; name: string; value: string }[] {
  const words = [...flags.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]\S*)/g)].map(
    (m) => m[1] ?? m[2] ?? m[3] ?? '',
  );
  const set = words.flatMap((word, index) => {
    if (word === '-X' || word.endsWith('=-X')) return words[index + 1] ?? [];
    return word.startsWith('-X=') ? word.slice(3) : [];
  });
  return set.map((text) => {
    const equals = text.indexOf('=');
    const left = text.slice(0, Math.max(0, equals));
    const dot = left.lastIndexOf('.');
    return {
      path: left.slice(0, Math.max(0, dot)),
      name: left.slice(dot + 1),
      value: text.slice(equals + 1),
    };
  });
}

/** A pseudo-version of the commit, as Go 1.24 and newer stamp it themselves where no tag is known. */
function committedVersion(path: string, settings: ReadonlyMap<string, string>): MainVersion | undefined {
  const revision = settings.get('vcs.revision') ?? '';
  const time = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/.exec(settings.get('vcs.time') ?? '');
  if (time === null || !/^[0-9a-f]{12,64}$/.test(revision)) return undefined;
  const major = /(?:\/|^gopkg\.in\/.*\.)v([1-9]\d{0,5})$/.exec(path)?.[1] ?? '0';
  const dirty = settings.get('vcs.modified') === 'true' ? '+dirty' : '';
  const version = `v${major}.0.0-${time.slice(1).join('')}-${revision.slice(0, 12)}${dirty}`;
  return { version, by: 'vcs.revision', confidence: 'likely' };
}
