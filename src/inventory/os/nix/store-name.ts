// Names in a Nix store, `HASH-NAME-VERSION[-OUTPUT]`, taken apart. Source: Nix manual, "Store paths" and `builtins.parseDrvName`.

/** Hash in Nix's own base 32, which has no e, o, t and u. */
const STORE_NAME = /^([0-9a-df-np-sv-z]{32})-([\w+.?=-]{1,211})$/;

/** Outputs as nixpkgs names them; `out` has no suffix. */
const OUTPUT =
  /-(bin|contrib|data|debug|dev|devdoc|dist|doc|examples|getent|info|intl|lib|libgcc|man|modules|out|py|static|tools|xsl)$/;

export interface StoreName {
  readonly hash: string;
  readonly name: string;
  /** '' where the name holds none. */
  readonly version: string;
  /** '' for the main one. */
  readonly output: string;
}

/**
 * `basename` is that of a store path; `deriver` that of the derivation which made it, whose name has no output and so tells
 * where that begins. Undefined for what is no package: derivations and names that Nix would not give.
 */
export function parseStoreName(basename: string, deriver?: string): StoreName | undefined {
  const [, hash, rest] = STORE_NAME.exec(basename) ?? [];
  if (hash === undefined || rest === undefined || rest.endsWith('.drv')) return undefined;
  const derived = STORE_NAME.exec(deriver ?? '')?.[2]?.replace(/\.drv$/, '');
  const known = derived !== undefined && (rest === derived || rest.startsWith(`${derived}-`));
  const whole = known ? derived : rest.replace(OUTPUT, '');
  return { hash, ...splitName(whole), output: rest.slice(whole.length + 1) };
}

/** The version begins after the first hyphen that no letter follows. */
function splitName(whole: string): { name: string; version: string } {
  const at = /-[^A-Za-z]/.exec(whole)?.index ?? whole.length;
  return { name: whole.slice(0, at), version: whole.slice(at + 1) };
}
