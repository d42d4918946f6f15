// Cataloguer of the actions and shared workflows that GitHub workflows use. Source: GitHub documentation, "Workflow syntax".
import type { Bytes } from '../../core/bytes.ts';
import { eachLine } from '../../formats/lines.ts';
import { listAt, tableAt, textAt, type Value } from '../../formats/value.ts';
import { readYaml } from '../../formats/yaml/index.ts';
import { basenameOf } from '../../image/entry.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import type { Confidence } from '../package.ts';

const ACTIONS = ['action.yml', 'action.yaml'];
const WORKFLOW = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i;

export const githubActions = listingCataloguer({
  name: 'github/actions',
  version: 1,
  summary: 'Actions and shared workflows that GitHub workflows and actions use',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'GitHub Actions',
    files: [
      '**/.github/workflows/*.yml',
      '**/.github/workflows/*.yaml',
      ...ACTIONS.map((name) => `**/${name}`),
    ],
    types: ['github'],
    tells: [],
    limits: 'several actions of one repository are one package; actions that are images are not listed',
  },
  type: 'github',
  files: { basenames: ACTIONS, suffixes: ['.yml', '.yaml'] },
  accepts: (path) => WORKFLOW.test(path) || ACTIONS.includes(basenameOf(path).toLowerCase()),
  declares: 'manifest',
  parse: parseActions,
});

function parseActions(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  const document = readYaml(bytes);
  const comments = commentsOf(bytes);
  for (const uses of usesOf(document)) usedAt(uses, comments, out);
}

/** Of a workflow, its jobs (which may be shared workflows) and their steps; of an action, its steps. */
function* usesOf(document: Value): Generator<string> {
  for (const job of tableAt(document, 'jobs').values()) {
    yield textAt(job, 'uses');
    for (const step of listAt(job, 'steps')) yield textAt(step, 'uses');
  }
  for (const step of listAt(tableAt(document, 'runs'), 'steps')) yield textAt(step, 'uses');
}

const USES = /^([\w.-]+\/[\w.-]+)(?:\/[^@]*)?@([^@\s]+)$/;
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const RELEASE = /^v?\d+\.\d+\.\d+/;

/** `owner/repository/path@ref`: advisories name the repository, and all of it comes. */
function usedAt(uses: string, comments: ReadonlyMap<string, string>, out: ListingOut): void {
  // From the project itself, or an image.
  if (uses === '' || uses.startsWith('./') || uses.startsWith('docker://')) return;
  const [, name = '', ref = ''] = USES.exec(uses) ?? [];
  if (name === '') return out.gap('not-understood', true, `uses: ${uses.slice(0, 100)}`);
  const said = COMMIT.test(ref) ? comments.get(ref) : undefined;
  out.found({ name, version: said ?? ref, confidence: said === undefined ? confidenceOf(ref) : 'likely' });
}

/** A commit is what it is. Nobody moves the tag of a release; `v4` and branches move as their owner likes. */
function confidenceOf(ref: string): Confidence {
  return COMMIT.test(ref) || RELEASE.test(ref) ? 'certain' : 'possible';
}

/** `@<commit> # v4.1.1`: where a commit is pinned, a comment tells its release by custom. */
const COMMENT = /@([0-9a-f]{40,64})['"]?\s+#\s*(?:\S+@|tag=)?(v?\d+(?:\.\d+){0,3}(?:-[\w.]+)?)(?:\s|$)/;

function commentsOf(bytes: Bytes): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  eachLine(bytes, (line) => {
    const [, commit, version] = COMMENT.exec(line.slice(0, 1000)) ?? [];
    if (commit !== undefined && version !== undefined) comments.set(commit, version);
  });
  return comments;
}
