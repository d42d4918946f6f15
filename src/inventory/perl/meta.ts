// What cpanm leaves of each distribution that it installs: `.meta/NAME-VERSION/install.json` and `MYMETA.json`.
import { readJson } from '../../formats/json/index.ts';
import { listAt, textAt } from '../../formats/value.ts';
import type { Fact, Reader } from '../../image/reader.ts';

export interface MetaFact extends Fact {
  readonly kind: 'cpan-meta';
  /** Of the distribution: `DateTime-TimeZone`. */
  readonly name: string;
  readonly version: string;
  /** Its main module: `DateTime::TimeZone`; install.json has it. */
  readonly module?: string;
  /** CPAN id of who released it, in capitals. */
  readonly author?: string;
  readonly licences?: readonly string[];
}

const LIMIT = 4 * 1024 * 1024;
const FOLDER = /(?:^|\/)\.meta\/([^/]+)\/(?:install|MYMETA)\.json$/;

export const metaReader: Reader<MetaFact> = {
  name: 'perl/cpan-meta',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['install.json', 'MYMETA.json'] },
  wants: (_basename, { path }) => (FOLDER.test(path) ? 'bytes' : 'no'),
  read(bytes, { path }, out) {
    const root = readJson(bytes, LIMIT);
    const folder = splitDistribution(FOLDER.exec(path)?.[1] ?? '');
    const [name, version] = [folder.name, textAt(root, 'version') || folder.version];
    if (name === '' || name.length + version.length > 1024)
      return out.gap('not-understood', true, 'a distribution without a name');
    if (path.endsWith('/install.json')) {
      const author = authorIn(textAt(root, 'pathname'));
      const module = textAt(root, 'name');
      out.fact({ kind: 'cpan-meta', name, version, ...(module && { module }), ...(author && { author }) });
      return;
    }
    const licences = listAt(root, 'license').filter(
      (one) => typeof one === 'string' && one !== 'unknown',
    ) as string[];
    out.fact({ kind: 'cpan-meta', name, version, licences });
  },
};

/** `DateTime-TimeZone-2.60` → name and version, which begins with the last part that begins with a digit or `v`. */
export function splitDistribution(text: string): { name: string; version: string } {
  const [, name, version] = /^(.*?)-(v?\d[\w.]*(?:-TRIAL)?)$/.exec(text) ?? [];
  return name === undefined || version === undefined ? { name: text, version: '' } : { name, version };
}

/** `D/DR/DROLSKY/DateTime-1.59.tar.gz`, as CPAN files it. */
export function authorIn(pathname: string): string {
  return /^[A-Z]\/[A-Z-]{2}\/([A-Z][A-Z0-9-]+)\//.exec(pathname)?.[1] ?? '';
}
