// Packages that hold a kernel's headers, not a kernel: flaws of the kernel that they were built from do not run in a container.
import type { Package } from '../inventory/package.ts';

const KERNEL_SOURCE = /^(?:linux|kernel)(?:$|[-_.\d])/;
/** deb: linux-libc-dev, linux-headers-…, linux-kbuild-…; rpm: kernel-headers, kernel-devel, kernel-64k-devel…; apk: linux-headers. */
const HEADERS =
  /^linux-libc-dev(?:-|$)|^linux-(?:[a-z0-9.]+-)*headers(?:-|$)|^linux-kbuild-|^kernel-(?:[a-z0-9]+-)*(?:headers|devel)(?:-|$)/;

export function isKernelHeaders(pkg: Package): boolean {
  return HEADERS.test(pkg.name) && KERNEL_SOURCE.test(pkg.source?.name ?? pkg.name);
}
