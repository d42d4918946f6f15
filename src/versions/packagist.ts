// Composer's order of versions.
import { composerForm } from './packagist-form.ts';
import { compareDotted } from './digits.ts';
import type { VersionOrder } from './order.ts';
import { comparePhp } from './packagist-php.ts';

/**
 * The order in which Composer solves: its form of both versions, compared as PHP does. So `3.4` = `3.4.0`, above `3.4.0-alpha`, where PHP
 * alone has it below both. Source: Composer documentation, "Versions and constraints". Undefined for branches without a number
 * (`dev-main`), which no version can be compared with, and for what `comparePhp` can't read.
 */
export const packagist: VersionOrder = {
  name: 'packagist',
  compare: (a, b) => compareDotted(withoutV(a), withoutV(b)) ?? comparePhp(composerForm(a), composerForm(b)),
};

function withoutV(version: string): string {
  return version.startsWith('v') ? version.slice(1) : version;
}
