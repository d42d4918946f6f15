// Cataloguer of products that keep their own version in a file: databases, servers, toolkits, agents, runtimes.
import type { Cataloguer } from '../cataloguer.ts';
import { productPackages } from './product-packages.ts';
import { type ProductFact, productReader } from './product-reader.ts';
import { PRODUCTS } from './products/index.ts';

const name = 'vendor/products';

export const products: Cataloguer<ProductFact> = {
  name,
  version: 1,
  summary: 'Products known by a file of their own: databases, servers, toolkits, agents, runtimes',
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'Products',
    files: [...new Set(PRODUCTS.map(({ file }) => file.replace('{version}', '1.2.3')))],
    types: ['generic'],
    tells: ['vendor', 'cpe', 'files'],
  },
  readers: [productReader(name, 1, PRODUCTS)],
  assemble: (facts, view) => productPackages(name, facts, view),
};
