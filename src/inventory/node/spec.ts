// `name@rest`, the way in which npm, Yarn, pnpm, Bun and Deno write a package and what is wanted of it.

export interface Spec {
  readonly name: string;
  /** A version, a range, an address…; '' when there is none. */
  readonly rest: string;
}

/** A scope begins with an `@` of its own, and addresses may hold further ones. */
export function specOf(text: string): Spec {
  const at = text.indexOf('@', 1);
  return at < 0 ? { name: text, rest: '' } : { name: text.slice(0, at), rest: text.slice(at + 1) };
}

/** With an alias (`npm:real@1.0.0`) followed to the real name. */
export function realSpecOf(text: string): Spec {
  const spec = specOf(text);
  if (!spec.rest.startsWith('npm:')) return spec;
  const real = specOf(spec.rest.slice('npm:'.length));
  // `name@npm:^1.0.0` names the registry only.
  const isName = real.rest !== '' || real.name.startsWith('@');
  return isName ? real : { name: spec.name, rest: spec.rest.slice('npm:'.length) };
}

/** A folder or file beside the project. */
export function isLocal(rest: string): boolean {
  return /^(?:file:|link:|portal:|workspace:|\.{0,2}\/|~\/)/.test(rest);
}

/** An archive beside the project holds a package; a folder is a part of the project. */
export function isArchive(rest: string): boolean {
  return /\.(?:tgz|tar\.gz|tar)(?:$|[#?:])/.test(rest);
}

/** Of a repository or address: it may have a registry's name and not be what the registry has. */
export function isElsewhere(rest: string): boolean {
  return /[/:]/.test(rest);
}
