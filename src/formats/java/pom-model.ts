// What a pom.xml states, before anything is inherited or filled in. Source: Apache Maven, "POM Reference".
import { type Bytes, isBadContent, OverBudget } from '../../core/bytes.ts';
import { xmlEvents } from '../xml/index.ts';

/** `groupId`, `version`, `scope`… as written. */
export type StatedDependency = ReadonlyMap<string, string>;

export interface PomModel {
  readonly licences: readonly string[];
  readonly dependencies: readonly StatedDependency[];
  /** dependencyManagement: versions for dependencies that state none. */
  readonly managed: readonly StatedDependency[];
  /** A field of the project (`version`, `parent/groupId`), as written. */
  readonly own: (field: string) => string | undefined;
  /** groupId or version: the project's own, else its parent's. */
  readonly inherited: (field: 'groupId' | 'version') => string | undefined;
  /** Text with every `${…}` filled in from the file; undefined where one stays open. */
  readonly fill: (text: string | undefined) => string | undefined;
  /** Why the file ends early; what came before is here. */
  readonly damage?: Error;
}

/** Against files of nothing else. */
const MOST_VALUES = 2000;
const MOST_DEPENDENCIES = 20_000;
/** Properties that name each other in a circle, or double with each step. */
const MOST_SUBSTITUTIONS = 10;
const LONGEST_VALUE = 200;

const KEPT = /^project\/(?:(?:parent\/)?(?:groupId|artifactId|version)|properties\/[^/]+)$/;
const LICENCE = 'project/licenses/license/name';
const DEPENDENCY = 'project/dependencies/dependency';
const MANAGED = 'project/dependencyManagement/dependencies/dependency';

/** Throws nothing: of a broken file what came before the break is given. */
export function readPomModel(bytes: Bytes): PomModel {
  const values = new Map<string, string>();
  const licences: string[] = [];
  const dependencies: Map<string, string>[] = [];
  const managed: Map<string, string>[] = [];
  const damage = guarded(() => {
    for (const [path, text] of elements(bytes)) {
      const parent = path.slice(0, path.lastIndexOf('/'));
      const list = path === DEPENDENCY || parent === DEPENDENCY ? dependencies : managed;
      if (path === DEPENDENCY || path === MANAGED) list.push(new Map());
      else if (parent === DEPENDENCY || parent === MANAGED)
        list.at(-1)?.set(path.slice(parent.length + 1), text);
      else if (text !== '' && path === LICENCE) licences.push(text);
      else if (text !== '' && KEPT.test(path) && !values.has(path)) values.set(path, text);
      if (values.size + licences.length > MOST_VALUES)
        throw new OverBudget(`more than ${MOST_VALUES} values`);
      if (list.length > MOST_DEPENDENCIES)
        throw new OverBudget(`more than ${MOST_DEPENDENCIES} dependencies`);
    }
  });
  const own = (field: string) => values.get(`project/${field}`);
  const inherited = (field: string) => own(field) ?? own(`parent/${field}`);
  const lookUp = (name: string): string | undefined => {
    const field = name.replace(/^(?:project|pom)\./, '');
    if (field === 'groupId' || field === 'version') return inherited(field);
    return own(field.replace('.', '/')) ?? own(`properties/${name}`);
  };
  const fill = (text: string | undefined) => filled(text, lookUp);
  return { licences, dependencies, managed, own, inherited, fill, ...(damage && { damage }) };
}

function guarded(read: () => void): Error | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!isBadContent(error)) throw error;
    return error;
  }
}

/** Each element with its path from the root: one that holds others when it opens, all others when they close, with their text. */
function* elements(bytes: Bytes): Generator<readonly [path: string, text: string]> {
  const path: string[] = [];
  let text = '';
  for (const event of xmlEvents(bytes))
    if (event.kind === 'open') {
      path.push(event.name);
      text = '';
      if (event.name === 'dependency') yield [path.join('/'), ''];
    } else if (event.kind === 'text') text = event.text.trim();
    else {
      if (event.name !== 'dependency') yield [path.join('/'), text];
      path.pop();
      text = '';
    }
}

function filled(text: string | undefined, lookUp: (name: string) => string | undefined): string | undefined {
  let result = text;
  for (let i = 0; i <= MOST_SUBSTITUTIONS && result?.includes('${'); i++) {
    const [whole, name] = /\$\{([^{}]{1,200})\}/.exec(result) ?? [];
    const value = name === undefined ? undefined : lookUp(name);
    if (whole === undefined || value === undefined || value.length > LONGEST_VALUE) return undefined;
    result = result.replace(whole, () => value);
  }
  return result?.includes('${') ? undefined : result;
}
