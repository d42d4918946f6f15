// Cataloguer of AI models: files that carry their own name.
import { readGgufTexts } from '../../formats/gguf.ts';
import { basenameOf } from '../../image/entry.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { listingCataloguer } from '../listing.ts';

const WANTED = new Set(['general.name', 'general.version', 'general.license']);

export const gguf = listingCataloguer({
  name: 'ai/gguf',
  version: 1,
  summary: 'Models in GGUF files, by their metadata',
  scope: 'image',
  support: {
    kind: 'binary',
    ecosystem: 'AI models',
    files: ['**/*.gguf'],
    types: ['generic'],
    tells: ['licence', 'files'],
    limits: 'few models state a version; safetensors files state neither name nor version, and are not read',
  },
  type: 'generic',
  files: { suffixes: ['.gguf'] },
  by: 'general.name',
  parse(bytes, { path }, out) {
    const texts = readGgufTexts(bytes, WANTED);
    if (texts === undefined) return out.gap('not-understood', false, 'no GGUF');
    const text = (key: string) => texts.get(key) ?? '';
    const file = basenameOf(path);
    out.found({
      name: text('general.name') || file.slice(0, -'.gguf'.length),
      version: text('general.version'),
      licences: text('general.license') === '' ? [] : [text('general.license')],
      contains: [file],
      ...(text('general.name') === '' && { confidence: 'possible' }),
    });
  },
});

export const AI: readonly Cataloguer[] = [gguf];
