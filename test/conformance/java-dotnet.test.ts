// Real files that declare, lock or record packages of Maven and NuGet against the data's own lists.
import { DOTNET } from '../../src/inventory/dotnet/index.ts';
import { JAVA } from '../../src/inventory/java/index.ts';
import { checkManifests } from '../support/manifests.ts';

checkManifests(
  ['pom-xml', 'gradle-lock', 'deps-json', 'nuget-lock', 'packages-config', 'jar-properties', 'jar-nested'],
  [...JAVA, ...DOTNET],
);
