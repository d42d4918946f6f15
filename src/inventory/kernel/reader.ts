// Reads kernel images and modules: which kernel each belongs to.
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type Bytes, bytesOf, Damaged, readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { isElf, openElf } from '../../formats/elf/index.ts';
import { mayBeKernel, readKernelImage } from '../../formats/kernel-image.ts';
import type { Entry } from '../../image/entry.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import type { Confidence } from '../package.ts';

export interface KernelFact extends Fact {
  readonly kind: 'kernel';
  readonly part: 'image' | 'module';
  readonly version: string;
  readonly by: string;
  readonly offset?: number;
  readonly confidence: Confidence;
}

const IMAGE = /^(?:vmlinu[xz]|b?zImage|kernel|Image)[\w.+~-]{0,100}$/;
const MODULE = /\.ko(?:\.gz|\.xz|\.zst)?$/;
/** `usr/share/man/man7/kernel-command-line.7.gz` is compressed like an image. */
const MANUAL = /(?:^|\/)man\/(?:[^/]+\/)?man\d[^/]*\//;
/** Modules of a system lie below the version they were built for. */
const HOME = /(?:^|\/)lib\/modules\/(\d{1,3}\.\d{1,5}[0-9A-Za-z.+_~-]{0,80})\//;
/** No kernel is shorter, and most other files of such names are. */
const SMALLEST_IMAGE = 4096;
const MOST_MODULE = 64 * 1024 * 1024;
const MOST_INFORMATION = 1024 * 1024;
const VERMAGIC = /(?:^|\0)vermagic=(\d{1,3}\.\d{1,5}[0-9A-Za-z.+_~-]{0,80}) /;

export const kernelReader: Reader<KernelFact> = {
  name: 'kernel/image',
  version: 1,
  pass: 'binaries',
  optionsKey: '',
  wants(basename, { kind, size, path }) {
    if (kind !== 'file') return 'no';
    // Asked for every file: few begin like an image.
    if (basename.includes('.ko')) return MODULE.test(basename) ? 'head' : 'no';
    if (size < SMALLEST_IMAGE || !'vbzkI'.includes(basename[0] ?? '-') || !IMAGE.test(basename)) return 'no';
    return MANUAL.test(path) ? 'no' : 'head';
  },
  probe(head, { path }) {
    if (!MODULE.test(path)) return mayBeKernel(head) ? 'bytes' : 'no';
    return path.endsWith('.ko') && !isElf(head) ? 'no' : 'bytes';
  },
  read(bytes, entry, out) {
    if (MODULE.test(entry.path)) {
      const fact = moduleOf(bytes, entry);
      if (fact !== undefined) out.fact(fact);
      else out.gap('not-understood', false, 'a kernel module without the version of its kernel');
      return;
    }
    const image = readKernelImage(bytes);
    if (image !== undefined) out.fact({ kind: 'kernel', part: 'image', confidence: 'certain', ...image });
    else out.gap('not-understood', true, 'a kernel image whose version could not be read');
  },
};

/** Compressed modules in their place need not be inflated: all of a kernel lie in one folder. */
function moduleOf(bytes: Bytes, { path }: Entry): Omit<KernelFact, 'entry'> | undefined {
  const home = HOME.exec(path)?.[1];
  const part = { kind: 'kernel', part: 'module' } as const;
  const packed = !path.endsWith('.ko');
  if (home !== undefined && packed) return { ...part, version: home, by: 'path', confidence: 'likely' };
  const version = packed ? vermagicIn(unpacked(bytes, path)) : vermagicIn(bytes);
  if (version !== undefined) return { ...part, version, by: 'vermagic', confidence: 'certain' };
  return home === undefined ? undefined : { ...part, version: home, by: 'path', confidence: 'likely' };
}

/** Of the section of a module that holds its `name=value` texts. Source: Linux, include/linux/module.h. */
function vermagicIn(bytes: Bytes | undefined): string | undefined {
  const section = bytes && openElf(bytes).sections.find('.modinfo');
  if (bytes === undefined || section === undefined) return undefined;
  const text = decodeText(bytes.read(section.offset, Math.min(section.size, MOST_INFORMATION)));
  return VERMAGIC.exec(text)?.[1];
}

/** Undefined for xz, which is not read here. */
function unpacked(bytes: Bytes, path: string): Bytes | undefined {
  if (path.endsWith('.xz')) return undefined;
  const data = readAll(bytes, MOST_MODULE);
  try {
    const options = { maxOutputLength: MOST_MODULE };
    return bytesOf(path.endsWith('.gz') ? gunzipSync(data, options) : zstdDecompressSync(data, options));
  } catch (error) {
    throw new Damaged(`a compressed module can not be read: ${error instanceof Error ? error.message : ''}`);
  }
}
