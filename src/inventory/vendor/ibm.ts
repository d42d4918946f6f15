// The registry of IBM Installation Manager: profiles, each with a folder and the offerings that are in it.
import { xmlEvents } from '../../formats/xml/index.ts';
import { type Listed, listingCataloguer } from '../listing.ts';

const VERSION = /^\d[\w.-]{0,100}$/;
/** Offerings of one profile. */
const MOST = 10_000;

export const ibmInstallationManager = listingCataloguer({
  name: 'vendor/ibm-installer',
  version: 1,
  summary: 'Products that IBM Installation Manager installed',
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'Installers',
    files: ['**/InstallationManager/installRegistry.xml'],
    types: ['generic'],
    tells: ['vendor', 'files'],
  },
  type: 'generic',
  files: { basenames: ['installRegistry.xml'] },
  parse(bytes, _entry, out) {
    let [location, offering] = ['', ''];
    let found: Listed[] = [];
    for (const event of xmlEvents(bytes)) {
      if (event.kind === 'close' && event.name === 'profile') {
        const contains = /^\/[^/]+\/[^/]+/.test(location) ? [location] : [];
        for (const one of found) out.found({ ...one, contains });
        [location, found] = ['', []];
      }
      if (event.kind !== 'open') continue;
      const text = (key: string) => event.attributes.get(key) ?? '';
      if (event.name === 'property' && text('name') === 'installLocation') location = text('value');
      else if (event.name === 'offering') offering = text('id');
      else if (event.name === 'version' && offering !== '') {
        const version = text('value');
        if (!VERSION.test(version) || found.length === MOST)
          out.gap('not-understood', true, 'an offering without a version');
        else found.push({ name: offering, version, confidence: 'likely', details: { vendor: 'IBM' } });
      }
    }
  },
});
