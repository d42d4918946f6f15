// Cataloguer of Linux kernels that lie in an image: images and modules.
import type { Cataloguer } from '../cataloguer.ts';
import { placesOf } from '../places.ts';
import { imagesOf, modulesOf } from './package.ts';
import { type KernelFact, kernelReader } from './reader.ts';

const name = 'kernel/image';

export const kernel: Cataloguer<KernelFact> = {
  name,
  version: 1,
  summary: 'Linux kernel images and modules',
  scope: 'image',
  support: {
    kind: 'binary',
    ecosystem: 'Linux kernel',
    files: [
      '**/vmlinuz*',
      '**/vmlinux*',
      '**/bzImage*',
      '**/zImage*',
      '**/kernel*',
      '**/Image*',
      '**/lib/modules/**/*.ko',
      '**/lib/modules/**/*.ko.gz',
      '**/lib/modules/**/*.ko.xz',
      '**/lib/modules/**/*.ko.zst',
    ],
    types: ['generic'],
    tells: ['cpe'],
    limits: 'all modules of a kernel are one package; of compressed images gzip is read',
  },
  readers: [kernelReader],
  assemble(facts, view) {
    const places = placesOf(facts, view);
    const modules = modulesOf(name, places);
    return {
      packages: [...imagesOf(name, places), ...modules.map(({ one }) => one)],
      owns: [],
      contains: modules.map(({ one, paths }) => ({ package: one.id, paths })),
      gaps: [],
    };
  },
};
