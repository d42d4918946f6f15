// docs/support.md: what is found in images and folders, from what the cataloguers say of themselves.
import { isJudged } from '../../src/findings/index.ts';
import { CATALOGUERS, type Cataloguer } from '../../src/inventory/index.ts';
import { code, madeFrom, table } from './markdown.ts';

const SECTIONS: readonly (readonly [kind: Cataloguer['support']['kind'], title: string])[] = [
  ['os', 'Operating systems'],
  ['language', 'Languages'],
  ['binary', 'Programs and libraries without a package'],
  ['vendor', 'Vendors’ software'],
  ['sbom', 'SBOMs inside images'],
];

/** What other scanners read and Plimsoll does not, with the reason. */
const LEFT_OUT: readonly (readonly [what: string, why: string])[] = [
  ['Windows images: registry hives, Chocolatey, winget', 'Windows containers are not read at all yet'],
  [
    'Project files that name only ranges (`pubspec.yaml`, `*.gemspec` of a project, `pyproject.toml`, `Cargo.toml`)',
    'a range is no version; lock files say which one it is',
  ],
  ['Extensions of PHP as packages of their own', 'they are parts of PHP, and share its version'],
  ['Changelogs of kernel snaps', 'the snap’s own version is told'],
  ['Certificates and keys', 'no packages; a later command lists them'],
  ['MacPorts, macOS `Info.plist`, Chrome extensions', 'they are not found in container images'],
  ['Virtual machine disks (VMDK, QCOW2, AMI)', 'no images of containers'],
  ['Look-ups of checksums at outside services', 'a scan tells nobody what is in an image'],
  ['Kubernetes clusters, running containers', 'other commands, still to come'],
];

export function supportPage(): string {
  const sections = SECTIONS.flatMap(([kind, title]) => {
    const own = CATALOGUERS.filter(({ support }) => support.kind === kind);
    return own.length === 0 ? [] : [`## ${title}\n\n${table(HEAD, own.map(rowOf))}`];
  });
  const count = new Set(CATALOGUERS.flatMap(({ support }) => support.types)).size;
  return `${madeFrom('the cataloguers in src/inventory')}

# What is found

${CATALOGUERS.length} cataloguers, packages of ${count} types. Each row is what a cataloguer says of itself; a test offers it a file of each pattern.
\`plimsoll cataloguers\` prints the same, and \`--only\` and \`--skip\` take the names.

*Where*: **image** cataloguers find what is there, and run on images and folders. **folder** cataloguers read lock files and manifests,
which say what is to be installed: they run on folders and single files (\`plimsoll scan .\`, \`plimsoll scan package-lock.json\`), and on an image
when \`--only\` names them. What lies in the folder of an installed package (below \`node_modules\`, \`site-packages\`, \`gems/name-1.0\`, Go's and
Cargo's caches) says how its authors worked on it, and is not read by them.
*Judged*: packages of this type are matched with advisories; of the others the inventory tells, and the report says that nothing judged them.

${sections.join('\n\n')}

## Left out

${table(['What', 'Why'], LEFT_OUT)}
`;
}

const HEAD = ['Name', 'Ecosystem', 'Reads', 'Where', 'Types', 'Judged', 'Tells besides', 'Limits'];

function rowOf({ name, scope, support }: Cataloguer): string[] {
  const { ecosystem, files, types, tells, limits = '' } = support;
  const judged = types.filter(isJudged);
  const answer =
    types.length === 0
      ? ''
      : judged.length === types.length
        ? 'yes'
        : judged.length > 0
          ? judged.join(', ')
          : 'no';
  return [
    code(name),
    ecosystem,
    files.map(code).join(' '),
    scope,
    types.map(code).join(' '),
    answer,
    tells.join(', '),
    limits,
  ];
}
