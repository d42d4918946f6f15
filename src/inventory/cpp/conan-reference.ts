// References of Conan packages: `name/version@user/channel#revision:package`. Source: Conan documentation, "Recipe reference".
import type { Listed } from '../listing.ts';

const REFERENCE = /^([^/@#:\s]+)\/([^/@#:%\s]+)(?:@([^/@#:\s]+)\/([^/@#:%\s]+))?(?:[@#:%].*)?$/;

/** The package of a reference; undefined when it is none, or names a range (`[>=1.2 <2]`) in the version's place. */
export function conanPackage(reference: string): Listed | undefined {
  const [, name, version, user, channel] = REFERENCE.exec(reference.trim()) ?? [];
  if (name === undefined || version === undefined || version.startsWith('[')) return undefined;
  const isOwn = user !== undefined && user !== '_';
  return {
    name,
    version,
    // Somebody's own recipe, which may build something else than the public one.
    ...(isOwn && { confidence: 'likely', qualifiers: { user, channel: channel ?? '' } }),
  };
}
