// Cataloguers of .NET: installed packages and runtimes, lock files, and files that name packages with a version.
import type { Cataloguer } from '../cataloguer.ts';
import { dotnetInstalled } from './installed.ts';
import { packagesConfig, packagesLock, paketLock, projectAssets } from './locks.ts';
import { packagesProps, projectFile } from './msbuild.ts';

export const DOTNET: readonly Cataloguer[] = [
  dotnetInstalled,
  packagesLock,
  packagesConfig,
  packagesProps,
  projectAssets,
  projectFile,
  paketLock,
];
