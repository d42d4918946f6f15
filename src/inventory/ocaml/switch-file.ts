// The files in which opam keeps what is installed in a switch, and what is read of them.
import type { Fact } from '../../image/reader.ts';

export interface SwitchFile {
  readonly kind: 'state' | 'record' | 'changes';
  /** Folder of the switch. */
  readonly root: string;
  /** `NAME.VERSION` of a record, the name alone of changes. */
  readonly record?: string;
}

export type SwitchFact = Fact &
  (
    | { readonly kind: 'opam-state'; readonly installed: readonly string[] }
    | { readonly kind: 'opam-record'; readonly version: string; readonly licences: readonly string[] }
    | { readonly kind: 'opam-changes'; readonly files: readonly string[] }
  );

const FOLDER = '/.opam-switch/';

/** Which record of which switch a path is. */
export function switchFile(path: string): SwitchFile | undefined {
  // Searched, not matched: a path may be a megabyte of folders of this name.
  const at = `/${path}`.lastIndexOf(FOLDER);
  if (at < 0) return undefined;
  const root = path.slice(0, Math.max(0, at - 1));
  const rest = path.slice(at + FOLDER.length - 1);
  if (rest === 'switch-state') return { kind: 'state', root };
  const [, record] = /^packages\/([^/]+)\/opam$/.exec(rest) ?? [];
  if (record !== undefined) return { kind: 'record', root, record };
  const [, name] = /^install\/([^/]+)\.changes$/.exec(rest) ?? [];
  return name === undefined ? undefined : { kind: 'changes', root, record: name };
}
