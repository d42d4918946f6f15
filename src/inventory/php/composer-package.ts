// What Composer's two files say of a package in the same words. Source: Composer documentation, "The composer.json schema".
import { listAt, tableAt, textAt, type Value } from '../../formats/value.ts';
import type { Listed } from '../listing.ts';

/** A package of `composer.lock` or `installed.json`; undefined without a name. */
export function composerPackage(value: Value): Listed | undefined {
  const name = textAt(value, 'name');
  if (name === '') return undefined;
  const licences = [textAt(value, 'license'), ...listAt(value, 'license')].filter(isText);
  return {
    name,
    version: textAt(value, 'version'),
    ...(licences.length > 0 && { licences }),
    ...(textAt(value, 'version').startsWith('dev-') && { confidence: 'likely' }),
  };
}

/** A folder of the project's own, linked in its place. */
export function isLocal(value: Value): boolean {
  return textAt(tableAt(value, 'dist'), 'type') === 'path';
}

function isText(value: Value): value is string {
  return typeof value === 'string' && value !== '';
}
