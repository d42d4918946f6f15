// Swift packages are known by the addresses of their repositories.

/** Real addresses have a hundred characters. */
const LONGEST = 2048;

/** `github.com/apple/swift-nio` of any address of a Git repository: without scheme, user and `.git`; '' of a folder's. */
export function repositoryName(location: string): string {
  if (location.length > LONGEST) return '';
  const address = location.trim();
  // `git@github.com:apple/swift-nio.git`
  const short = /^(?:[\w.-]+@)?([\w.-]+\.[\w-]+):(?!\/)(.+)$/.exec(address);
  const long = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?([^/]+)\/+(.+)$/i.exec(address);
  const [, host, path] = long ?? short ?? [];
  if (host === undefined || path === undefined || /^file:/i.test(address)) return '';
  return `${host}/${path.replace(/\/+$/, '').replace(/\.git$/, '')}`;
}
