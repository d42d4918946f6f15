// Repositories of dnf, yum and zypper (`*.repo`) and the states of dnf's modules (`*.module`). Source: dnf.conf(5), zypper(8), dnf modularity.
import type { ModuleState } from '../../channels.ts';
import { addressOf, isTrue, sectionsOf } from './text.ts';

export interface DnfRepository {
  readonly id: string;
  readonly url: string;
  readonly enabled: boolean;
}

/** Of several addresses the first. A repository is enabled unless it says otherwise. */
export function parseRepo(text: string): DnfRepository[] {
  return sectionsOf(text).flatMap(({ name, values }) => {
    const address = values.get('baseurl') ?? values.get('mirrorlist') ?? values.get('metalink');
    // `[main]` and sections that are no repository.
    if (address === undefined) return [];
    const url = addressOf(address.split(/[\s,]/, 1)[0] ?? '');
    return [{ id: name, url, enabled: isTrue(values.get('enabled') ?? '1') }];
  });
}

export function parseModules(text: string): ModuleState[] {
  return sectionsOf(text).map(({ name, values }) => ({
    name: values.get('name') ?? name,
    stream: values.get('stream') ?? '',
    state: values.get('state') ?? '',
    profiles: (values.get('profiles') ?? '').split(/[\s,]+/).filter((profile) => profile !== ''),
  }));
}
