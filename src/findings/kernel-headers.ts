// Packages built of a kernel's source that hold no kernel: headers, tools. The kernel's flaws do not run in a container.
import type { Package } from '../inventory/package.ts';

/** deb: `linux`, `linux-5.10`, Ubuntu's flavours; not `linux-atm`, `linux-firmware` and others that are no kernel. */
const DEB_SOURCE =
  /^linux(?:-(?:\d[\d.]*|allwinner|aws|azure|bluefield|dell300x|fips|gcp|gke|gkeop|hwe|ibm|intel|kvm|laptop|lowlatency|lts|nvidia|oem|oracle|raspi|raspi2|realtime|riscv|signed|snapdragon|starfive|tegra|xilinx)(?:-.*)?)?$/;
const DEB_KERNEL = /^linux-(?:image|modules)(?:-|$)/;
/** rpm: `kernel`, `kernel-rt`, `kernel-default`, `kernel-uek`… */
const RPM_SOURCE =
  /^kernel(?:-(?:64k|azure|debug|default|longterm|preempt|rt|rt_debug|source|source-azure|source-rt|uek))?$/;
const RPM_KERNEL = /^kernel(?!.*-(?:abi|devel|doc|headers|macros|source|srpm|syms|tools))/;

/** True for linux-libc-dev, linux-headers-…, linux-kbuild-…, linux-perf, kernel-headers, kernel-devel, perf, bpftool… */
export function isKernelHeaders(pkg: Package): boolean {
  const source = pkg.source?.name ?? pkg.name;
  if (pkg.type === 'deb') return DEB_SOURCE.test(source) && !DEB_KERNEL.test(pkg.name);
  if (pkg.type === 'rpm') return RPM_SOURCE.test(source) && !RPM_KERNEL.test(pkg.name);
  return pkg.name === 'linux-headers';
}
