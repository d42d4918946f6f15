// The shared frameworks of .NET: one package for each folder, under the names that advisories use.

/** `…/shared/Microsoft.NETCore.App/8.0.1` */
const FOLDER =
  /^(?:.*\/)?shared\/(Microsoft\.(?:NETCore\.App|AspNetCore\.App|AspNetCore\.All|WindowsDesktop\.App))\/(\d[^/]*)(?=\/|$)/s;
/** Reference assemblies, for compilers: `packs/Microsoft.NETCore.App.Ref/…`, `ref/net8.0/…`, Mono's `lib/mono/4.8-api/…`. */
const REFERENCES =
  /(?:^|\/)(?:(?:ref|Facades)\/(?:[^/]+\/)?[^/]+$|packs\/[^/]+\.Ref\/|lib\/mono\/[\d.]+-api\/)/i;
/** Libraries of frameworks that are packages of the system, or parts of Windows. */
const PLATFORMS = /^(?:Mono Common Language Infrastructure|Microsoft® \.NET Framework)$/;

export interface Framework {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** The framework that a file belongs to. */
export function frameworkOf(path: string): Framework | undefined {
  const [folder, name, version] = FOLDER.exec(path) ?? [];
  return folder === undefined ? undefined : { folder, name: name!, version: version! };
}

/**
 * Until 2.x a framework is a package of its own name; since 3.0 the package is that of a platform's runtime. Where the
 * platform is unknown the plain name stays, which no advisory of those versions has.
 */
export function runtimePackage({ name, version }: Framework, rid: string): string {
  return Number.parseInt(version, 10) < 3 || rid === '' ? name : `${name}.Runtime.${rid}`;
}

/** True for assemblies that are no packages: only compiled against, or the platform's own. */
export function isPlatformFile(path: string, product: string): boolean {
  return REFERENCES.test(path) || PLATFORMS.test(product);
}
