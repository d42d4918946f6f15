// SPDX licences: telling valid identifiers and expressions, making them of what ecosystems write, and what they ask.
export { LICENCE_CLASSES, type LicenceClass } from './classes.ts';
export { classesOf, type Expression, join, print } from './expression.ts';
export { normaliseLicence, parseLicence } from './normalise.ts';
export { isLicenceExpression, isLicenceId } from './valid.ts';
