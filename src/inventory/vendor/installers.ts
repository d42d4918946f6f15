// What installers write down of the products that they installed.
import { xmlEvents } from '../../formats/xml/index.ts';
import { listingCataloguer } from '../listing.ts';

const VERSION = /^v?\d[\w.+~ -]{0,100}$/;

/** Source: InstallAnywhere documentation, "Product registry". */
export const installAnywhere = listingCataloguer({
  name: 'vendor/installanywhere',
  version: 1,
  summary: "Products in InstallAnywhere's registry",
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'Installers',
    files: ['**/.com.zerog.registry.xml'],
    types: ['generic'],
    tells: ['vendor', 'files'],
  },
  type: 'generic',
  files: { basenames: ['.com.zerog.registry.xml'] },
  parse(bytes, _entry, out) {
    let product: ReadonlyMap<string, string> | undefined;
    let vendor = '';
    for (const event of xmlEvents(bytes)) {
      if (event.kind === 'open' && event.name === 'product') [product, vendor] = [event.attributes, ''];
      else if (event.kind === 'open' && event.name === 'vendor')
        vendor ||= event.attributes.get('name') ?? '';
      if (event.kind !== 'close' || event.name !== 'product' || product === undefined) continue;
      const [name = '', version = '', location = ''] = ['name', 'version', 'location'].map((key) =>
        product?.get(key),
      );
      product = undefined;
      if (name === '' || !VERSION.test(version))
        out.gap('not-understood', true, 'a product without a version');
      else
        out.found({
          name,
          version,
          // The registry stays when somebody deletes the product.
          confidence: 'likely',
          contains: /^\/[^/]+\/[^/]+/.test(location) ? [location] : [],
          details: { ...(vendor !== '' && { vendor: vendor.slice(0, 200) }) },
        });
    }
  },
});

/** Source: install4j documentation, "The .install4j directory". */
export const install4j = listingCataloguer({
  name: 'vendor/install4j',
  version: 1,
  summary: 'Products installed with install4j',
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'Installers',
    files: ['**/.install4j/i4jparams.conf'],
    types: ['generic'],
    tells: ['vendor', 'files'],
  },
  type: 'generic',
  files: { basenames: ['i4jparams.conf'] },
  accepts: (path) => /(?:^|\/)\.install4j\/i4jparams\.conf$/.test(path),
  parse(bytes, _entry, out) {
    for (const event of xmlEvents(bytes)) {
      if (event.kind !== 'open' || event.name !== 'general') continue;
      const text = (key: string) => event.attributes.get(key) ?? '';
      const [name, version, vendor] = [
        text('applicationName'),
        text('applicationVersion'),
        text('publisherName'),
      ];
      if (name === '' || !VERSION.test(version)) break;
      const details = { ...(vendor !== '' && { vendor: vendor.slice(0, 200) }) };
      return out.found({ name, version, contains: ['..'], details });
    }
    out.gap('not-understood', true, 'no applicationName or applicationVersion');
  },
});
