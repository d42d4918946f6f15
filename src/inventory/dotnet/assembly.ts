// Reads .NET assemblies: what a DLL calls itself, and the product that its version resource names.
import { isBadContent } from '../../core/bytes.ts';
import { isPe, readClrAssembly, readVersionResource } from '../../formats/pe/index.ts';
import type { Fact, Reader } from '../../image/reader.ts';

export interface AssemblyFact extends Fact {
  readonly kind: 'assembly';
  readonly name: string;
  /** Of the product, cut to what is a version; '' where the file does not tell. */
  readonly version: string;
  readonly product: string;
}

const LONGEST = 512;

export const assemblyReader: Reader<AssemblyFact> = {
  name: 'dotnet/assembly',
  version: 1,
  pass: 'binaries',
  optionsKey: '',
  files: { suffixes: ['.dll'] },
  wants: () => 'head',
  probe: (head) => (isPe(head) ? 'bytes' : 'no'),
  read(bytes, _entry, out) {
    const assembly = readClrAssembly(bytes);
    // Translations belong to the assembly that they translate.
    if (assembly === undefined || assembly.culture !== '') return;
    const { name } = assembly;
    if (name.length > LONGEST)
      return out.gap('not-understood', true, `a name of more than ${LONGEST} characters`);
    let strings: ReadonlyMap<string, string> = new Map();
    try {
      strings = readVersionResource(bytes) ?? strings;
    } catch (error) {
      if (!isBadContent(error)) throw error;
      out.gap('damaged', false, `the version of ${name}: ${error.message}`);
    }
    const version = versionOf(strings.get('ProductVersion') ?? '');
    out.fact({
      kind: 'assembly',
      name,
      version,
      product: (strings.get('ProductName') ?? '').slice(0, LONGEST),
    });
  },
};

/** `13.0.1+ae9fe44e` is 13.0.1, `1.2.3 built by: x` is 1.2.3: a package's version has no commit in it, as nuget.org orders them. */
function versionOf(text: string): string {
  return /^v?(\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.-]{1,100})?)(?:[+\s,].*)?$/s.exec(text)?.[1] ?? '';
}
