// Addresses of repositories as qualifiers of package URLs. Source: purl specification, "Known qualifiers".

/** `git+https://host/path@revision`, for a package that is pinned to a commit; nothing where no address is known. */
export function vcsUrl(address: string, revision: string, tool = 'git'): Readonly<Record<string, string>> {
  if (address === '') return {};
  return { vcs_url: `${tool}+${withoutUser(address)}${revision === '' ? '' : `@${revision}`}` };
}

/** An address without a user's name and password, which are nobody's business. */
export function withoutUser(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
