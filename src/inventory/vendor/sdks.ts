// Rust toolchains and Android's SDK: installations whose own records name what they consist of.
import { readAll } from '../../core/bytes.ts';
import { parseProperties } from '../../formats/java/index.ts';
import { eachLine } from '../../formats/lines.ts';
import { listingCataloguer } from '../listing.ts';
import { cpeOf } from './product.ts';

/** Source: rustup book, "Channel manifests". The manifest names everything of the release; what counts is its `rustc`. */
export const rustToolchain = listingCataloguer({
  name: 'vendor/rust-toolchain',
  version: 1,
  summary: 'Rust toolchains that rustup installed',
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'Rust',
    files: ['**/lib/rustlib/multirust-channel-manifest.toml'],
    types: ['generic'],
    tells: ['cpe', 'files'],
  },
  type: 'generic',
  files: { basenames: ['multirust-channel-manifest.toml'] },
  accepts: (path) => /(?:^|\/)lib\/rustlib\/[^/]+$/.test(path),
  parse(bytes, _entry, out) {
    let [inside, version] = [false, ''];
    eachLine(bytes, (line) => {
      if (line.startsWith('[')) inside = line === '[pkg.rustc]';
      if (inside && version === '') version = /^version = "(\d[\w.-]{0,50})/.exec(line)?.[1] ?? '';
    });
    if (version === '') return out.gap('not-understood', true, 'no version of rustc');
    const cpe = cpeOf('a:rust-lang:rust', version);
    out.found({ name: 'rust', version, contains: ['../..'], details: { vendor: 'Rust', cpe } });
  },
});

const LIMIT = 256 * 1024;

/** Source: Android documentation, `sdkmanager`. */
export const androidSdk = listingCataloguer({
  name: 'vendor/android-sdk',
  version: 1,
  summary: "Packages of Android's SDK and NDK",
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'Android',
    files: ['**/source.properties'],
    types: ['generic'],
    tells: ['vendor', 'files'],
  },
  type: 'generic',
  files: { basenames: ['source.properties'] },
  parse(bytes, _entry, out) {
    if (bytes.size > LIMIT) return;
    const properties = parseProperties(readAll(bytes, LIMIT));
    const description = properties.get('Pkg.Desc') ?? '';
    const revision = (properties.get('Pkg.Revision') ?? '').trim();
    // Other products have files of that name.
    if (!/^\d[\d.]{0,50}$/.test(revision) || description === '') return;
    const name = description
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-');
    out.found({
      name: name.startsWith('android') ? name : `android-${name}`,
      version: revision,
      contains: ['.'],
      details: { vendor: 'Google' },
    });
  },
});
