// The package URL of a package in one of the language ecosystems, whose names hold their own namespace.
import { buildPurl } from '../formats/purl.ts';

/** What stands between namespace and name. All others have no namespace, or all of it is the name. */
const SEPARATORS: ReadonlyMap<string, string> = new Map([
  ['maven', ':'],
  ['npm', '/'],
  ['golang', '/'],
  ['composer', '/'],
  ['swift', '/'],
  ['github', '/'],
  ['terraform', '/'],
  ['huggingface', '/'],
]);

/** `name` as its ecosystem writes it: `@scope/name`, `group:artifact`, `vendor/package`, a Go module's path. */
export function purlOf(
  type: string,
  name: string,
  version: string,
  qualifiers?: Readonly<Record<string, string>>,
): string {
  const separator = SEPARATORS.get(type);
  const at = separator === undefined ? -1 : name.lastIndexOf(separator);
  const parts = at > 0 ? { namespace: name.slice(0, at), name: name.slice(at + 1) } : { name };
  return buildPurl({ type, ...parts, ...(version !== '' && { version }), ...(qualifiers && { qualifiers }) });
}
