// The inventory of an Oracle home: what the Universal Installer put there. Source: Oracle Universal Installer Guide, "Inventory".
import { xmlEvents } from '../../formats/xml/index.ts';
import { listingCataloguer } from '../listing.ts';
import { cpeOf } from './product.ts';

/** Products of which the CPE dictionary has a name. */
const CPES: ReadonlyMap<string, string> = new Map([['oracle.server', 'a:oracle:database_server']]);

export const oracleHome = listingCataloguer({
  name: 'vendor/oracle-home',
  version: 1,
  summary: "Oracle's products in an Oracle home, and their components",
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'Oracle',
    files: ['**/inventory/ContentsXML/comps.xml'],
    types: ['generic'],
    tells: ['vendor', 'cpe', 'files', 'vendored'],
    limits: 'patches are not counted into the version',
  },
  type: 'generic',
  files: { basenames: ['comps.xml'] },
  accepts: (path) => /(?:^|\/)ContentsXML\/comps\.xml$/.test(path),
  parse(bytes, _entry, out) {
    let isTop = false;
    for (const event of xmlEvents(bytes)) {
      if (event.kind === 'text') continue;
      if (event.name === 'TL_LIST') isTop = event.kind === 'open';
      if (event.kind !== 'open' || event.name !== 'COMP') continue;
      const [name, version] = [event.attributes.get('NAME') ?? '', event.attributes.get('VER') ?? ''];
      if (name === '' || !/^\d[\d.]{0,50}$/.test(version)) {
        out.gap('not-understood', isTop, 'a component without a version');
        continue;
      }
      const cpe = CPES.get(name);
      const details = { vendor: 'Oracle', ...(cpe !== undefined && { cpe: cpeOf(cpe, version) }) };
      if (isTop) out.found({ name, version, contains: ['../..'], details });
      else out.found({ name, version, role: 'vendored', details });
    }
  },
});
