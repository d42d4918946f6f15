// Package URLs of CPAN distributions. Source: the package-url type definition of `cpan`.
import { buildPurl } from '../../formats/purl.ts';

/** `author`: the CPAN id, or '' when it is unknown. */
export function cpanPurl(author: string, name: string, version: string): string {
  return buildPurl({
    type: 'cpan',
    ...(author !== '' && { namespace: author }),
    name,
    ...(version !== '' && { version }),
  });
}
