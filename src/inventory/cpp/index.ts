// Cataloguers of C and C++: Conan and vcpkg.
import type { Cataloguer } from '../cataloguer.ts';
import { conanCache } from './conan-cache.ts';
import { conanInfo } from './conan-info.ts';
import { conanLock } from './conan-lock.ts';
import { conanfile } from './conanfile.ts';
import { vcpkgInstalled } from './vcpkg-installed.ts';
import { vcpkgManifest } from './vcpkg-manifest.ts';

export const CPP: readonly Cataloguer[] = [
  conanCache,
  conanInfo,
  conanLock,
  conanfile,
  vcpkgInstalled,
  vcpkgManifest,
];
