// Builds samples/harbour.tar, the image that the README scans: `node samples/make.ts`. The same bytes every time.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildImage, classicArchive } from '../test/support/image.ts';
import { base, system } from './harbour/debian.ts';
import { gauge, java } from './harbour/programs.ts';
import { ledger, web } from './harbour/scripts.ts';

/**
 * A small berth-booking service as `docker save` writes it: a Debian base of 2023, then own layers. Names and versions are
 * those of real packages, the files hold little more than what a package manager records of them.
 */
const HISTORY = [
  { created_by: '/bin/sh -c #(nop) ADD file:debian-12-slim in / ' },
  { created_by: '/bin/sh -c #(nop)  CMD ["bash"]', empty_layer: true },
  { created_by: 'RUN apt-get update && apt-get install -y curl nodejs openssl python3-urllib3' },
  { created_by: 'COPY web /srv/harbour/web' },
  { created_by: 'RUN /opt/ledger/bin/pip install -r requirements.txt' },
  { created_by: 'COPY target/harbour.jar lib /opt/harbour/' },
  { created_by: 'COPY tidegauge /usr/local/bin/tidegauge' },
  { created_by: 'RUN rm /opt/harbour/lib/commons-text-1.9.jar' },
  { created_by: 'CMD ["node", "/srv/harbour/web/server.js"]', empty_layer: true },
];

export function harbour(): Buffer {
  const removal = [{ name: 'opt/harbour/lib/.wh.commons-text-1.9.jar' }];
  return classicArchive(
    buildImage({
      tag: 'harbour:1',
      layers: [base(), system(), web(), ledger(), java(), gauge(), removal],
      history: HISTORY,
      run: { Cmd: ['node', '/srv/harbour/web/server.js'], WorkingDir: '/srv/harbour' },
    }),
  );
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, 'harbour.tar'), harbour());
