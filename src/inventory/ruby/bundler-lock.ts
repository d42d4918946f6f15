// Cataloguer of Bundler's lock files. Source: Bundler, `LockfileParser`.
import type { Bytes } from '../../core/bytes.ts';
import { eachLine } from '../../formats/lines.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import type { Confidence } from '../package.ts';

/** `    name (1.2.3-x86_64-linux)`: four blanks; six are before what that one needs. */
const SPEC = /^ {4}([^\s(][^\s]*) \(([^\s)]+)\)$/;
const SOURCE = /^(?:GEM|GIT|PATH|PLUGIN SOURCE)$/;
const PUBLIC = /^https?:\/\/(?:www\.)?rubygems\.org\/?$/;
/** Left behind by a merge that nobody ended. */
const CONFLICT = /^(?:<{7}|={7}|>{7})/;

export const bundlerLock = listingCataloguer({
  name: 'ruby/bundler-lock',
  version: 1,
  summary: 'Gems that Bundler has locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Ruby',
    files: ['**/Gemfile.lock', '**/Gemfile.next.lock', '**/gems.locked'],
    types: ['gem'],
    tells: [],
    limits: 'the file does not say which gems are for development',
  },
  type: 'gem',
  files: { basenames: ['Gemfile.lock', 'Gemfile.next.lock', 'gems.locked'] },
  declares: 'lock',
  parse: parseBundlerLock,
});

function parseBundlerLock(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  let section = '';
  let confidence: Confidence = 'certain';
  let isConflict = false;
  eachLine(bytes, (line) => {
    if (CONFLICT.test(line)) isConflict = true;
    if (/^[A-Z]/.test(line)) {
      section = line;
      confidence = line === 'GEM' ? 'certain' : 'likely';
      return;
    }
    if (!SOURCE.test(section)) return;
    // A gem from another server, a branch or a plugin may be one's own under a name that is public, too.
    if (line.startsWith('  remote: ') && !PUBLIC.test(line.slice('  remote: '.length))) confidence = 'likely';
    const [, name = '', version = ''] = SPEC.exec(line) ?? [];
    // PATH: the project's own gems.
    if (name === '' || section === 'PATH') return;
    out.found({ name, version: withoutPlatform(version), confidence });
  });
  if (isConflict) out.gap('damaged', true, 'marks of a merge conflict');
}

/** `1.13.3-x86_64-linux` is 1.13.3; versions of gems have no hyphen. */
function withoutPlatform(version: string): string {
  const hyphen = version.indexOf('-');
  return hyphen < 0 ? version : version.slice(0, hyphen);
}
