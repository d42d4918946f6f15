// The package URL of a package in one of the language ecosystems, whose names hold their own namespace.
import { buildPurl } from '../formats/purl.ts';

/** What stands between namespace and name. All others have no namespace, or all of it is the name. */
const SEPARATORS: ReadonlyMap<string, string> = new Map([
  ['maven', ':'],
  ['npm', '/'],
  ['golang', '/'],
  ['composer', '/'],
  ['pear', '/'],
  ['swift', '/'],
  ['github', '/'],
  ['terraform', '/'],
  ['huggingface', '/'],
  ['jsr', '/'],
  ['vscode-extension', '.'],
]);

/** `name` as its ecosystem writes it: `@scope/name`, `group:artifact`, `vendor/package`, a Go module's path, `Pod/Subspec`. */
export function purlOf(
  type: string,
  name: string,
  version: string,
  qualifiers?: Readonly<Record<string, string>>,
): string {
  const parts = type === 'cocoapods' ? podParts(name) : partsOf(name, SEPARATORS.get(type));
  return buildPurl({ type, ...parts, ...(version !== '' && { version }), ...(qualifiers && { qualifiers }) });
}

function partsOf(name: string, separator: string | undefined): { namespace?: string; name: string } {
  const at = separator === undefined ? -1 : name.lastIndexOf(separator);
  return at > 0 ? { namespace: name.slice(0, at), name: name.slice(at + 1) } : { name };
}

/** Subspecs are parts of one pod. */
function podParts(name: string): { name: string; subpath?: string } {
  const slash = name.indexOf('/');
  return slash > 0 ? { name: name.slice(0, slash), subpath: name.slice(slash + 1) } : { name };
}
