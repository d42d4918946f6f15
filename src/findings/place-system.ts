// Places an OS package: only its own distribution's advisories speak of it.
import { familyOf } from '../advisories/types.ts';
import type { Distribution } from '../inventory/distribution.ts';
import type { Package } from '../inventory/package.ts';
import { isThirdParty, makerOf, type Release } from './distributions/index.ts';
import type { Groups } from './group.ts';
import { isKernelHeaders } from './kernel-headers.ts';
import type { Question } from './question.ts';
import { namingOf } from './system-names.ts';
import { addUnsupported, orderOf, type UnjudgedList } from './unjudged.ts';

export function placeSystem(
  pkg: Package,
  distribution: Distribution | undefined,
  release: Release | undefined,
  groups: Groups,
  unjudged: UnjudgedList,
): void {
  if (release === undefined || release.type !== pkg.type) {
    const on = release?.label ?? distribution?.name;
    const what = `${pkg.type} packages${on === undefined ? '' : ` on ${on}`}`;
    const detail =
      on === undefined ? 'no file says which distribution this is' : 'no advisories are known for them';
    unjudged.add({ reason: 'no-distribution', what, hides: true, detail }, [pkg.id]);
    return;
  }
  if (release.scopes.length === 0) {
    const detail = `${release.label} publishes no advisories in a form that is read here`;
    unjudged.add({ reason: 'no-data', what: release.label, hides: true, detail }, [pkg.id]);
    return;
  }
  if (isThirdParty(pkg)) {
    const maker = makerOf(pkg);
    const detail = `not built by ${release.label}, whose advisories don't speak of it; what is found in it is judged by its own ecosystem's data`;
    unjudged.add({ reason: 'third-party', what: maker, hides: true, detail }, [pkg.id]);
    return;
  }
  const family = familyOf(release.scopes[0] ?? '');
  const order = orderOf(family);
  if (order === undefined) return addUnsupported(pkg, unjudged);

  const { names, source, version } = namingOf(pkg, release);
  const isHeaders = isKernelHeaders(pkg);
  const { scopes, extended } = release;
  const questions = names.flatMap((name): Question[] => [
    ...scopes.map((scope) => ({ ...name, scope, order })),
    ...(extended?.scopes.map((scope) => ({ ...name, scope, order, needs: extended.needs })) ?? []),
  ]);
  // A part of something else (a snap's own copy of a deb) is no install of this distribution.
  const aside = isHeaders ? 'kernel-headers' : pkg.role === 'vendored' ? 'vendored' : undefined;
  groups.add(
    ['1', family, source, version, pkg.details.module ?? '-', aside].join('\n'),
    pkg,
    {
      kind: 'system',
      family,
      confidence: 'certain',
      ...(aside && { aside }),
      isMixed: release.mixed ?? false,
      isExtended: extended?.builds?.test(version) ?? false,
    },
    questions,
  );
}
