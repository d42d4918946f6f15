// What a program that was built or unpacked by hand brought beside itself: modules, extensions, tools. They are its parts, and not unknown.
import type { View } from '../../image/view.ts';
import type { Contents } from '../cataloguer.ts';
import { installationOf } from '../one-component.ts';
import type { Package } from '../package.ts';
import type { Recogniser } from './recogniser.ts';

/** Folders in which others put their packages. */
const OTHERS: ReadonlySet<string> = new Set([
  'site-packages',
  'dist-packages',
  'gems',
  'site_perl',
  'vendor_perl',
  'vendor_ruby',
]);

/** For those packages whose recogniser names parts. Only what is there. */
export function partsOf(
  packages: readonly Package[],
  products: ReadonlyMap<string, Recogniser>,
  view: View,
): Contents[] {
  return packages.flatMap(({ id, name, version, evidence }) => {
    const parts = products.get(name)?.parts ?? [];
    const prefix = installationOf(evidence[0]?.path ?? '');
    const minor = /^\d+\.\d+/.exec(version)?.[0] ?? '';
    const paths = parts.flatMap((part) => {
      const filled = part.replaceAll('{minor}', minor).replaceAll('{version}', version);
      return pathsAt(prefix === '' ? filled : `${prefix}/${filled}`, view);
    });
    return paths.length === 0 ? [] : [{ package: id, paths: [...new Set(paths)] }];
  });
}

/** `folder/*`: all that is in it but the folders for packages. */
function pathsAt(path: string, view: View): string[] {
  if (!path.endsWith('/*')) return [view.real(path) ?? []].flat();
  return [...view.children(path.slice(0, -2))]
    .map((child) => child.path)
    .filter((child) => !OTHERS.has(child.slice(child.lastIndexOf('/') + 1)));
}
