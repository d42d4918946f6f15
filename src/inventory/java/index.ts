// Cataloguers of what belongs to Java: archives, runtimes, native images, and files that declare or lock Maven packages.
import type { Cataloguer } from '../cataloguer.ts';
import { javaCataloguer } from './archive.ts';
import { gradleCatalogue } from './gradle-catalogue.ts';
import { gradleLock, gradleVerification } from './gradle.ts';
import { jvmRelease } from './jvm-release.ts';
import { bazelMaven, sbtLock } from './locks.ts';
import { nativeImage } from './native-image.ts';
import { pom } from './pom.ts';

export { javaCataloguer };

export const JAVA: readonly Cataloguer[] = [
  javaCataloguer,
  jvmRelease,
  nativeImage,
  pom,
  gradleLock,
  gradleVerification,
  gradleCatalogue,
  sbtLock,
  bazelMaven,
];
