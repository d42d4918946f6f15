// The sequence of tar headers: joins extended headers with the entry they belong to. Feeds on blocks, whoever reads them.
import { Damaged } from '../../core/bytes.ts';
import { decodeName } from '../../core/text.ts';
import { decodeHeader, isZeroBlock, oldSparse } from './header.ts';
import { decodePax, type PaxFields } from './pax.ts';

export interface TarEntry {
  /** As written: not cleaned. */
  readonly name: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other';
  /** Bytes of content in the archive, without padding. */
  readonly stored: number;
  /** Bytes of the file; differs from `stored` for sparse files only. */
  readonly size: number;
  readonly sparse: boolean;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: number;
  readonly linkName: string;
  readonly capability: Uint8Array | undefined;
}

/**
 * What a block is: an entry whose `stored` bytes (padded to 512) follow; `meta`: `size` bytes (padded) follow that
 * are to be given to `meta()`; `more`: the next block is to be given to `next()`; `end`: the archive is over.
 */
export type Step =
  | { readonly kind: 'entry'; readonly entry: TarEntry }
  | { readonly kind: 'meta'; readonly size: number }
  | { readonly kind: 'more' }
  | { readonly kind: 'end' };

/** Extended headers larger than this are an attack: names and attributes are at most 64 KiB on Linux. */
const META_LIMIT = 1024 * 1024;

const NONE: PaxFields = {};
const MORE: Step = { kind: 'more' };
const END: Step = { kind: 'end' };

export class TarSequence {
  #zeros = 0;
  #pax: PaxFields | undefined;
  #global: PaxFields | undefined;
  #longName: string | undefined;
  #longLink: string | undefined;
  #metaType = '';
  #sparseEntry: TarEntry | undefined;

  /** Takes the block at which a header is due. Throws `Damaged`. */
  next(block: Uint8Array): Step {
    if (this.#sparseEntry) return this.#sparseExtension(block);
    if (block[0] === 0 && isZeroBlock(block)) {
      this.#zeros++;
      return this.#zeros === 2 ? END : MORE;
    }
    if (this.#zeros) throw new Damaged('tar: an entry follows a block of zeros');
    const raw = decodeHeader(block);
    if ('xgLK'.includes(raw.type)) {
      if (raw.size > META_LIMIT) throw new Damaged(`tar: an extended header of ${raw.size} bytes`);
      this.#metaType = raw.type;
      return { kind: 'meta', size: raw.size };
    }
    const pax = this.#pax ?? NONE;
    const global = this.#global ?? NONE;
    const stored = hasContent(raw.type) ? (pax.size ?? global.size ?? raw.size) : 0;
    const old = raw.type === 'S' ? oldSparse(block) : undefined;
    const name = pax.sparseName ?? pax.path ?? this.#longName ?? global.path ?? raw.name;
    const entry: TarEntry = {
      name,
      type: typeOf(raw.type, name),
      stored,
      size: old?.realSize ?? pax.sparseSize ?? stored,
      sparse: old !== undefined || pax.sparseSize !== undefined,
      mode: raw.mode,
      uid: pax.uid ?? raw.uid,
      gid: pax.gid ?? raw.gid,
      mtime: pax.mtime ?? raw.mtime,
      linkName: pax.linkpath ?? this.#longLink ?? raw.linkName,
      capability: pax.capability,
    };
    this.#pax = undefined;
    this.#longName = undefined;
    this.#longLink = undefined;
    if (old?.extended) {
      this.#sparseEntry = entry;
      return MORE;
    }
    return { kind: 'entry', entry };
  }

  /** Takes the content of a `meta` step. Throws `Damaged`. */
  meta(content: Uint8Array): void {
    if (this.#metaType === 'x') this.#pax = decodePax(content);
    else if (this.#metaType === 'g') this.#global = decodePax(content);
    else {
      const nul = content.indexOf(0);
      const text = decodeName(nul < 0 ? content : content.subarray(0, nul));
      if (this.#metaType === 'L') this.#longName = text;
      else this.#longLink = text;
    }
  }

  /** Whether an archive may end here: between entries. */
  get mayEnd(): boolean {
    return !this.#pax && this.#longName === undefined && this.#longLink === undefined && !this.#sparseEntry;
  }

  #sparseExtension(block: Uint8Array): Step {
    if (block[504] !== 0) return MORE;
    const entry = this.#sparseEntry!;
    this.#sparseEntry = undefined;
    return { kind: 'entry', entry };
  }
}

/** Links, devices and folders have no content, whatever size they state. */
function hasContent(type: string): boolean {
  return !'123456'.includes(type);
}

function typeOf(type: string, name: string): TarEntry['type'] {
  switch (type) {
    case '0':
      // V7 wrote folders as files whose name ends in '/'.
      return name.endsWith('/') ? 'directory' : 'file';
    case '7':
    case 'S':
      return 'file';
    case '1':
      return 'hardlink';
    case '2':
      return 'symlink';
    case '5':
      return 'directory';
    default:
      return 'other';
  }
}

/** `size` rounded up to whole blocks. */
export function padded(size: number): number {
  return Math.ceil(size / 512) * 512;
}
