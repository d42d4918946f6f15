// Places a package of a language: its ecosystem's advisories speak of it, whoever installed it.
import type { AdvisorySource } from '../advisories/types.ts';
import { normaliseName } from '../formats/ecosystem-names.ts';
import type { Confidence, Package } from '../inventory/package.ts';
import { familyOfType, isJudged } from './ecosystems.ts';
import type { Aside, GroupTraits, Groups } from './group.ts';
import { UNTAGGED } from './interval.ts';
import { adapterOf } from './language-forms.ts';
import { lessSure } from './limits.ts';
import type { Question } from './question.ts';
import { addUnsupported, orderOf, type UnjudgedList } from './unjudged.ts';

export function placeLanguage(
  pkg: Package,
  owner: Package | undefined,
  source: AdvisorySource,
  groups: Groups,
  unjudged: UnjudgedList,
): void {
  const family = familyOfType(pkg.type);
  const order = family === undefined ? undefined : orderOf(family);
  if (!isJudged(pkg.type)) addUnsupported(pkg, unjudged);
  if (family === undefined || order === undefined) return;
  if (pkg.name === '' || (pkg.type === 'maven' && !pkg.name.includes(':'))) {
    const detail = 'without its group the name may be another artifact\u2019s: not looked up';
    unjudged.add({ reason: 'unknown-name', what: `${family}: ${pkg.name}`, hides: true, detail }, [pkg.id]);
    return;
  }
  const name = normaliseName(family, pkg.name);
  const isUntagged = pkg.details.goRole === 'main' && UNTAGGED.test(pkg.version);
  const question: Question = {
    scope: family,
    name,
    by: 'package',
    version: pkg.version,
    order,
    adapt: adapterOf(family, pkg.version),
    ...(isUntagged && { isUntagged }),
  };
  const aside = asideOf(pkg);
  const traits: GroupTraits = {
    kind: 'language',
    family,
    confidence: confidenceOf(pkg),
    isMixed: false,
    isExtended: false,
    ...(aside !== undefined && { aside }),
    ...(owner !== undefined && { owner }),
  };
  const { confidence } = traits;
  const key = ['2', family, name, pkg.version, owner?.id ?? '', confidence, aside, isUntagged];
  const questions = [question, ...repositoriesOf(family, source).map((scope) => ({ ...question, scope }))];
  groups.add(key.join('\n'), pkg, traits, questions);
}

/**
 * Scopes of other repositories of the ecosystem, `Packagist:https://packages.drupal.org/8`. Names there are not those of other
 * packages in the main one, and inventories seldom tell where a package came from, so all are asked.
 */
function repositoriesOf(family: string, source: AdvisorySource): readonly string[] {
  return source.family(family)?.scopes.filter((scope) => scope.startsWith(`${family}:`)) ?? [];
}

/** Declared: a lock file knows what is for development; else a binary's own list knows what only built it. */
function asideOf(pkg: Package): Aside | undefined {
  if (pkg.role === 'dev') return pkg.type === 'cargo' && !pkg.details.declared ? 'build-only' : 'dev-only';
  return isPhantom(pkg) ? 'vendored' : undefined;
}

/**
 * A vendored copy is code in the image and can be attacked, but its maker may have patched it. A vendor's rebuild of a Java
 * artifact (`2.14.1.redhat-00001`) may carry a fix that its number doesn't tell.
 */
function confidenceOf(pkg: Package): Confidence {
  const seen = pkg.evidence[0]?.confidence ?? 'likely';
  const isRebuilt = pkg.type === 'maven' && /[.-]redhat-\d+$/.test(pkg.version);
  return pkg.role === 'vendored' || isRebuilt ? lessSure(seen, 'likely') : seen;
}

/**
 * A part that nothing but an SBOM inside of another package names (a wheel's `sboms/*.cdx.json`): it describes what
 * its maker bundled, not what is installed.
 */
function isPhantom(pkg: Package): boolean {
  return (
    pkg.role === 'vendored' &&
    pkg.evidence.length > 0 &&
    pkg.evidence.every(
      ({ path, cataloguer }) =>
        cataloguer.startsWith('embedded-sbom/') ||
        /\.(?:cdx|spdx)(?:\.json|\.xml)?$|\/sboms\/[^/]+$/i.test(path),
    )
  );
}
