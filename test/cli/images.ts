// Small images for tests of the command line.
import { buildImage, classicArchive } from '../support/image.ts';
import type { TarItem } from '../support/tar.ts';

export function archive(...layers: readonly (readonly TarItem[])[]): Buffer {
  return classicArchive(buildImage({ layers, tag: 'test:1' }));
}

export const osRelease = (id: string, version: string): TarItem => ({
  name: 'etc/os-release',
  content: `ID=${id}\nVERSION_ID="${version}"\nPRETTY_NAME="${id} ${version}"\n`,
});

export const deb = (name: string, version: string): TarItem => ({
  name: 'var/lib/dpkg/status',
  content: `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\n\n`,
});

export const npm = (name: string, version: string): TarItem => ({
  name: `app/node_modules/${name}/package.json`,
  content: JSON.stringify({ name, version }),
});
