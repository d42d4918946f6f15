// pip's requirements files: packages with an exact version; those without are told as a gap.
import { type RequirementLine, eachRequirementLine } from '../../formats/pip-requirements.ts';
import { parseRequirement, parseWheelName } from '../../formats/python-requirement.ts';
import { basenameOf, dirnameOf } from '../../image/entry.ts';
import { type ListingOut, listingCataloguer } from '../listing.ts';
import { Unpinned } from './unpinned.ts';

const DEVELOPMENT = /(?:^|[-_.])(?:dev|develop|development|test|tests|testing|lint|docs)(?:[-_.]|$)/;

export const requirements = listingCataloguer({
  name: 'python/requirements',
  version: 1,
  summary: "Exact versions in pip's requirements files",
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Python',
    files: ['**/requirements.txt', '**/*requirements*.txt', '**/requirements/*.txt'],
    types: ['pypi'],
    tells: ['dev'],
    limits:
      'requirements without an exact version are told as a gap; included files are read under their own names',
  },
  type: 'pypi',
  files: { suffixes: ['.txt'] },
  accepts: isRequirements,
  declares: 'manifest',
  parse(bytes, { path }, out) {
    const role = DEVELOPMENT.test(basenameOf(path).toLowerCase()) ? ({ role: 'dev' } as const) : {};
    const unpinned = new Unpinned();
    try {
      eachRequirementLine(bytes, (line) => {
        if (line.kind === 'include') tellInclude(path, line.path, out);
        else
          readLine(line, unpinned, (name, version, sure) =>
            out.found({ name, version, ...role, ...(!sure && { confidence: 'likely' }) }),
          );
      });
    } finally {
      unpinned.tell(out);
    }
  },
});

function readLine(
  { text, kind, line }: Exclude<RequirementLine, { kind: 'include' }>,
  unpinned: Unpinned,
  found: (name: string, version: string, sure: boolean) => void,
): void {
  const requirement = kind === 'requirement' ? parseRequirement(text) : undefined;
  const wheel = parseWheelName((requirement?.url ?? text).split(/\s/, 1)[0]!);
  if (requirement?.pin !== undefined) found(requirement.name, requirement.pin, true);
  else if (wheel !== undefined) found(wheel.name, wheel.version, false);
  else unpinned.add(requirement?.name ?? `line ${line}`);
}

/** A file that is read under its own name hides nothing. */
function tellInclude(path: string, include: string, out: ListingOut): void {
  const target = include.includes('://') ? include : `${dirnameOf(path)}/${include}`;
  if (include.includes('://') || !isRequirements(target))
    out.gap('not-understood', true, `includes ${include.slice(0, 200)}, which is not read`);
}

/** `requirements.txt`, `requirements-dev.txt`, `dev_requirements.txt`, and whatever text lies in a folder of that name. */
function isRequirements(path: string): boolean {
  const name = basenameOf(path).toLowerCase();
  if (!name.endsWith('.txt')) return false;
  return name.includes('requirements') || basenameOf(dirnameOf(path)).toLowerCase() === 'requirements';
}
