// A vcpkg port as all files of vcpkg name it.
import type { Listed } from '../listing.ts';

/** `1.3.1#2`: a version may have its port's revision behind it; `port` is where that stands apart. */
export function vcpkgPackage(name: string, version: string, port = ''): Listed {
  const [plain = '', revision = port] = version.split('#');
  return { name, version: plain, ...(!/^0?$/.test(revision) && { qualifiers: { port_version: revision } }) };
}
