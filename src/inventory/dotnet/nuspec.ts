// Reads the .nuspec of packages that lie unpacked in a NuGet folder (`packages/newtonsoft.json/13.0.1`).
import { childOf, childText, readXml } from '../../formats/xml/index.ts';
import type { Fact, Reader } from '../../image/reader.ts';

export interface NuspecFact extends Fact {
  readonly kind: 'nuspec';
  readonly name: string;
  readonly version: string;
  readonly licences: readonly string[];
}

/** NuGet unpacks to `ID/VERSION/ID.nuspec`. */
const UNPACKED = /(?:^|\/)([^/]+)\/\d[^/]*\/([^/]+)\.nuspec$/i;
const LIMIT = 1024 * 1024;
const LONGEST = 512;

/** Source: Microsoft, ".nuspec File Reference for NuGet". */
export const nuspecReader: Reader<NuspecFact> = {
  name: 'dotnet/nuspec',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { suffixes: ['.nuspec'] },
  wants(_basename, { path }) {
    const [, folder, id] = UNPACKED.exec(path) ?? [];
    return folder !== undefined && folder.toLowerCase() === id?.toLowerCase() ? 'bytes' : 'no';
  },
  read(bytes, _entry, out) {
    const metadata = childOf(readXml(bytes, LIMIT), 'metadata');
    const [name, version] = [childText(metadata, 'id'), childText(metadata, 'version')];
    if (name === '' || version === '' || Math.max(name.length, version.length) > LONGEST)
      return out.gap('not-understood', true, 'a nuspec without id or version');
    const licence = childOf(metadata, 'license');
    const text =
      licence?.attributes.get('type') === 'expression' ? licence.text : childText(metadata, 'licenseUrl');
    out.fact({ kind: 'nuspec', name, version, licences: text === '' ? [] : [text] });
  },
};
