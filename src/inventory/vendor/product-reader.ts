// Offers files to the recognisers of products whose patterns they fit.
import { basenameOf } from '../../image/entry.ts';
import type { Fact, FileNames, Reader } from '../../image/reader.ts';
import type { Confidence } from '../package.ts';
import { cpeOf, pathPattern, type Product } from './product.ts';
import { versionIn, versionPerhaps } from './version-in.ts';

export interface ProductFact extends Fact {
  readonly kind: 'product';
  readonly name: string;
  readonly version: string;
  readonly vendor: string;
  readonly by: string;
  readonly confidence: Confidence;
  readonly cpe?: string;
  /** Folders above the file's own up to the root of the product. */
  readonly root?: number;
}

interface Recogniser {
  readonly product: Product;
  readonly path: RegExp;
}

/** Paths of attackers can be longer; no product has such. */
const LONGEST_PATH = 1000;

/** The reader of a list of products. Its version goes up with every change of the list. */
export function productReader(
  name: string,
  version: number,
  products: readonly Product[],
): Reader<ProductFact> {
  const table = tableOf(products);
  const { basenames = [], suffixes = [] } = namesOf(products);
  const exact = new Set(basenames);
  const fitting = (basename: string, path: string) => {
    if (path.length > LONGEST_PATH) return [];
    return [
      ...(exact.has(basename) ? [basename] : []),
      ...suffixes.filter((suffix) => basename.endsWith(suffix)),
    ]
      .flatMap((key) => table.get(key) ?? [])
      .filter((one) => one.path.test(path));
  };
  return {
    name,
    version,
    pass: 'packages',
    optionsKey: '',
    files: { basenames, suffixes },
    wants: (basename, { path }) => (fitting(basename, path).length > 0 ? 'bytes' : 'no'),
    read(bytes, { path }, out) {
      for (const { product } of fitting(basenameOf(path), path)) {
        const found = (product.perhaps ? versionPerhaps : versionIn)(product, path, bytes);
        if (found !== '') out.fact(factOf(product, found));
        else if (!product.perhaps)
          out.gap('not-understood', true, `a file of ${product.name} without its version`);
      }
    },
  };
}

function factOf(
  { name, vendor, version, cpe, root, likely }: Product,
  found: string,
): Omit<ProductFact, 'entry'> {
  return {
    kind: 'product',
    name,
    version: found,
    vendor,
    by: version.in === 'path' ? 'file name' : 'product file',
    confidence: likely || version.in === 'path' ? 'likely' : 'certain',
    ...(cpe !== undefined && { cpe: cpeOf(cpe, found) }),
    ...(root !== undefined && { root }),
  };
}

/** A pattern's last part, when it has no wild card; else the suffix behind the last one. */
function lastOf({ file }: Product): { basename?: string; suffix?: string } {
  const last = basenameOf(file);
  const wild = Math.max(last.lastIndexOf('*'), last.lastIndexOf('}'));
  return wild < 0 ? { basename: last } : { suffix: last.slice(last.indexOf('.', wild + 1)) };
}

function namesOf(products: readonly Product[]): FileNames {
  const last = products.map(lastOf);
  return {
    basenames: [...new Set(last.flatMap(({ basename }) => basename ?? []))],
    suffixes: [...new Set(last.flatMap(({ suffix }) => suffix ?? []))],
  };
}

/** By the whole name, or by the suffix where that has wild cards: few patterns are tried on a file. */
function tableOf(products: readonly Product[]): ReadonlyMap<string, Recogniser[]> {
  const recognisers = products.map((product) => ({ product, path: pathPattern(product.file) }));
  return Map.groupBy(recognisers, ({ product }) => {
    const { basename, suffix = '' } = lastOf(product);
    return basename ?? suffix;
  });
}
