// Declared licences as SPDX expressions: spellings of all ecosystems, and what must hold for any text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mutations } from '../../../test/support/mutate.ts';
import { LICENCE_IDS } from './ids.ts';
import { isLicenceExpression, normaliseLicence } from './index.ts';
import { ADDRESSES, EXCEPTIONS, NAMES } from './names.ts';

/** Lines `declared → expression`; `→ -` for none. */
function check(lines: string): void {
  for (const line of lines.trim().split('\n')) {
    const [declared = '', expected = ''] = line.split(' → ').map((part) => part.trim());
    assert.equal(normaliseLicence(declared) ?? '-', expected, declared);
  }
}

test('licences: SPDX\u2019s own expressions stay; identifiers that it has replaced are renewed', () => {
  check(`
    MIT → MIT
    (MIT OR Apache-2.0) → MIT OR Apache-2.0
    GPL-2.0-or-later AND (MIT OR Apache-2.0) → GPL-2.0-or-later AND (MIT OR Apache-2.0)
    MIT OR ISC AND Zlib → MIT OR (ISC AND Zlib)
    GPL-2.0-only WITH Classpath-exception-2.0 → GPL-2.0-only WITH Classpath-exception-2.0
    Apache-2.0 WITH LLVM-exception OR MIT → Apache-2.0 WITH LLVM-exception OR MIT
    LicenseRef-own AND MIT → LicenseRef-own AND MIT
    apache-2.0 or mit → Apache-2.0 OR MIT
    GPL-2.0 → GPL-2.0-only
    GPL-2.0+ → GPL-2.0-or-later
    LGPL-2.1+ → LGPL-2.1-or-later
    AGPL-3.0 → AGPL-3.0-only
    GPL-2.0-with-classpath-exception → GPL-2.0-only WITH Classpath-exception-2.0
    MPL-1.1+ → MPL-1.1+
    MIT AND MIT → MIT
    DocumentRef-a:LicenseRef-b → LicenseRef-DocumentRef-a-LicenseRef-b`);
});

test('licences: rpm tags in Fedora\u2019s older words', () => {
  check(`
    GPLv2+ and MIT → GPL-2.0-or-later AND MIT
    ASL 2.0 → Apache-2.0
    GPLv3+ and LGPLv2+ and BSD → GPL-3.0-or-later AND LGPL-2.0-or-later AND LicenseRef-BSD
    GPL+ or Artistic → Artistic-1.0-Perl OR GPL-1.0-or-later
    (GPL+ or Artistic) and Public Domain → (Artistic-1.0-Perl OR GPL-1.0-or-later) AND LicenseRef-public-domain
    MPLv1.1 or GPLv2+ or LGPLv2+ → MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.0-or-later
    GPLv2 → GPL-2.0-only
    LGPLv3+ → LGPL-3.0-or-later
    AGPLv3 → AGPL-3.0-only
    ASL 1.1 and zlib → Apache-1.1 AND Zlib
    GPLv2+ with exceptions and MIT → LicenseRef-GPLv2-plus-with-exceptions AND MIT
    Boost and ISC and OpenLDAP → BSL-1.0 AND ISC AND OLDAP-2.8
    MPLv2.0 → MPL-2.0
    BSD and GPLv2, MIT → LicenseRef-BSD AND GPL-2.0-only AND MIT
    CC0 → CC0-1.0
    OFL → OFL-1.1
    wxWidgets → wxWindows
    TCL → TCL
    ZPLv2.1 → ZPL-2.1`);
});

test('licences: Debian\u2019s short names, with commas for the weakest joins', () => {
  check(`
    Expat → MIT
    GPL-2+ → GPL-2.0-or-later
    GPL-2 → GPL-2.0-only
    LGPL-2.1+ → LGPL-2.1-or-later
    GPL-2+ or Artistic, and Expat → (GPL-2.0-or-later OR Artistic-1.0) AND MIT
    GPL-1+ or Artistic-2.0 → GPL-1.0-or-later OR Artistic-2.0
    BSD-3-clause and GPL-2 → BSD-3-Clause AND GPL-2.0-only
    BSD-2-clause → BSD-2-Clause
    GFDL-1.3+ → GFDL-1.3-or-later
    GFDL-NIV-1.3+ → GFDL-1.3-no-invariants-or-later
    public-domain → LicenseRef-public-domain
    Zope-2.1 → ZPL-2.1
    OpenLDAP-2.8 → OLDAP-2.8
    Apache-2 → Apache-2.0
    GPL-2+ with Libtool exception → GPL-2.0-or-later WITH Libtool-exception
    GPL-2+ with OpenSSL exception → LicenseRef-GPL-2-plus-with-OpenSSL-exception
    GPL-2 with Linux-syscall-note exception → GPL-2.0-only WITH Linux-syscall-note
    BSD-4-clause-POWERDOG → LicenseRef-BSD-4-clause-POWERDOG
    3C-BSD → LicenseRef-3C-BSD
    SIL-1.1 → OFL-1.1`);
});

test('licences: Python\u2019s classifiers and License fields', () => {
  check(`
    License :: OSI Approved :: MIT License → MIT
    License :: OSI Approved :: Apache Software License → LicenseRef-Apache
    License :: OSI Approved :: BSD License → LicenseRef-BSD
    License :: OSI Approved :: GNU General Public License v3 (GPLv3) → GPL-3.0-only
    License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+) → GPL-3.0-or-later
    License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+) → LGPL-2.0-or-later
    License :: OSI Approved :: GNU Affero General Public License v3 → AGPL-3.0-only
    License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0) → MPL-2.0
    License :: OSI Approved :: Python Software Foundation License → PSF-2.0
    License :: OSI Approved :: ISC License (ISCL) → ISC
    License :: OSI Approved :: The Unlicense (Unlicense) → Unlicense
    License :: OSI Approved :: Zope Public License → LicenseRef-Zope-Public-License
    License :: OSI Approved → -
    License :: Public Domain → LicenseRef-public-domain
    License :: CC0 1.0 Universal (CC0 1.0) Public Domain Dedication → CC0-1.0
    License :: Other/Proprietary License → LicenseRef-proprietary
    BSD 3-Clause → BSD-3-Clause
    BSD-3-Clause License → BSD-3-Clause
    3-Clause BSD License → BSD-3-Clause
    New BSD → BSD-3-Clause
    Apache 2.0 → Apache-2.0
    Apache License, Version 2.0 → Apache-2.0
    Apache License 2.0 → Apache-2.0
    MIT license → MIT
    LGPLv3 → LGPL-3.0-only
    Dual License → -
    UNKNOWN → -`);
});

test('licences: Java\u2019s names and addresses', () => {
  check(`
    The Apache Software License, Version 2.0 → Apache-2.0
    Apache License, Version 2.0 (Apache-2.0) → Apache-2.0
    Apache-2.0 → Apache-2.0
    The MIT License (MIT) → MIT
    Eclipse Public License - v 1.0 → EPL-1.0
    Eclipse Public License v2.0 → EPL-2.0
    EPL 2.0 → EPL-2.0
    GPL2 w/ CPE → GPL-2.0-only WITH Classpath-exception-2.0
    GNU General Public License, version 2 with the GNU Classpath Exception → GPL-2.0-only WITH Classpath-exception-2.0
    Eclipse Distribution License - v 1.0 → BSD-3-Clause
    CDDL/GPLv2+CE → CDDL-1.0 OR GPL-2.0-only WITH Classpath-exception-2.0
    Common Development and Distribution License (CDDL) v1.0 → CDDL-1.0
    GNU Lesser General Public License (LGPL), Version 2.1 → LGPL-2.1-only
    GNU Lesser General Public License, version 2.1 or later → LGPL-2.1-or-later
    Mozilla Public License, Version 2.0 → MPL-2.0
    The BSD 3-Clause License → BSD-3-Clause
    Public Domain, per Creative Commons CC0 → CC0-1.0
    BSD 3-Clause "New" or "Revised" License → BSD-3-Clause
    http://www.apache.org/licenses/LICENSE-2.0.txt → Apache-2.0
    https://www.eclipse.org/legal/epl-v10.html → EPL-1.0
    http://www.gnu.org/licenses/lgpl-2.1.html → LGPL-2.1-only`);
});

test('licences: npm, Rust, PHP, NuGet, Ruby, Perl, R, Conda, opam', () => {
  check(`
    UNLICENSED → LicenseRef-proprietary
    SEE LICENSE IN LICENSE.md → -
    (MIT AND Zlib) → MIT AND Zlib
    BSD-3-Clause/MIT → BSD-3-Clause OR MIT
    MIT/Apache-2.0 → MIT OR Apache-2.0
    MIT/X11 → MIT
    proprietary → LicenseRef-proprietary
    https://licenses.nuget.org/MIT → MIT
    https://opensource.org/licenses/BSD-3-Clause → BSD-3-Clause
    https://licenses.nuget.org/(Apache-2.0%20OR%20MIT) → LicenseRef-https-licenses.nuget.org-Apache-2.0-20OR-20MIT
    Ruby → Ruby
    Nonstandard → LicenseRef-Nonstandard
    perl_5 → Artistic-1.0-Perl OR GPL-1.0-or-later
    apache_2_0 → Apache-2.0
    gpl_3 → GPL-3.0-only
    mozilla_1_1 → MPL-1.1
    GPL (>= 2) → GPL-2.0-or-later
    GPL-2 | GPL-3 → GPL-2.0-only OR GPL-3.0-only
    GPL (>= 2) | file LICENSE → GPL-2.0-or-later
    MIT + file LICENSE → MIT
    LGPL (>= 2.1) → LGPL-2.1-or-later
    Apache License (>= 2) → Apache-2.0+
    Apache License (== 2.0) → Apache-2.0
    BSD_3_clause + file LICENCE → BSD-3-Clause
    GPL → GPL-1.0-or-later
    LGPL → LGPL-2.0-or-later
    GPL-2.0-or-later AND BSD-3-Clause → GPL-2.0-or-later AND BSD-3-Clause
    LGPL-2.1-only WITH OCaml-LGPL-linking-exception → LGPL-2.1-only WITH OCaml-LGPL-linking-exception
    BSD-2-Clause, MIT → BSD-2-Clause AND MIT
    MIT, BSD or GPLv2 → MIT OR LicenseRef-BSD OR GPL-2.0-only
    MIT; ISC → MIT AND ISC
    MIT & ISC → MIT AND ISC
    GPL v2 or later → GPL-2.0-or-later
    WTFPL → WTFPL
    CC-BY-SA 4.0 → CC-BY-SA-4.0`);
});

test('licences: what is not known is kept, not guessed', () => {
  check(`
    custom:foo → LicenseRef-custom-foo
    MIT Foo → LicenseRef-MIT-Foo
    Frobnix (GPLv2) → LicenseRef-Frobnix-GPLv2
    GPLv2 (LGPLv2) → LicenseRef-GPLv2-LGPLv2
    MIT AND → LicenseRef-MIT-AND
    MIT and (ISC → LicenseRef-MIT-and-ISC
    Tcl/Foo → TCL OR LicenseRef-Foo
    GPLv9 → LicenseRef-GPLv9
    GPL-2.0-only WITH Frobnix → LicenseRef-GPL-2.0-only-WITH-Frobnix
    MIT WITH GCC-exception-3.1 → MIT WITH GCC-exception-3.1`);
  assert.equal(normaliseLicence(''), undefined);
  assert.equal(normaliseLicence('  \n '), undefined);
});

test('licences: whole texts and absurd ones come to a digest', () => {
  const text = 'Permission is hereby granted, free of charge, to any person '.repeat(40);
  assert.match(normaliseLicence(text) ?? '', /^LicenseRef-[0-9a-f]{16}$/);
  for (const absurd of ['('.repeat(1900), 'MIT or '.repeat(280), '/'.repeat(1999), `${'a '.repeat(900)}MIT`])
    assert.ok(isLicenceExpression(normaliseLicence(absurd) ?? '', true), absurd.slice(0, 20));
});

test('licences: every identifier, name, exception and address of the tables leads to a valid expression', () => {
  for (const id of LICENCE_IDS) {
    const found = normaliseLicence(id) ?? '';
    assert.ok(isLicenceExpression(found), id);
    assert.equal(normaliseLicence(id.toLowerCase()), found);
  }
  for (const [id, names] of Object.entries(NAMES)) {
    assert.ok(isLicenceExpression(id, true), id);
    for (const name of names.split(';')) assert.equal(normaliseLicence(name), id, name);
  }
  for (const [url, id] of Object.entries(ADDRESSES)) {
    assert.ok(isLicenceExpression(id, true), id);
    assert.equal(normaliseLicence(`https://www.${url}.html`), id, url);
  }
  for (const [id, names] of Object.entries(EXCEPTIONS))
    for (const name of names.split(';'))
      assert.equal(normaliseLicence(`LGPL-2.1+ with ${name}`), `LGPL-2.1-or-later WITH ${id}`);
});

const piece = fc.constantFrom(
  'MIT',
  'GPLv2+',
  'Apache License, Version 2.0',
  'BSD',
  'foo',
  'LicenseRef-x',
  'Classpath-exception-2.0',
  '1.0',
  '\u00e9',
  ' and ',
  ' or ',
  ', ',
  '/',
  ' with ',
  '(',
  ')',
  ' ',
  '+',
  '|',
  '; ',
  'https://x.y/z ',
  'v',
  '"',
);

test('licences: the result is always valid, and normalising it again changes nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
        fc.string(),
      ),
      (text) => {
        const found = normaliseLicence(text);
        if (found === undefined) return;
        assert.ok(isLicenceExpression(found, true), found);
        assert.equal(normaliseLicence(found), found);
      },
    ),
    { numRuns: 3000, seed: 11 },
  );
});

test('licences: damaged texts give valid expressions or none', () => {
  const text = Buffer.from(
    'License :: OSI Approved :: GPLv2+ with exceptions and (MIT or ASL 2.0), BSD_3_clause + file LICENSE',
  );
  for (const damaged of mutations(text, 400)) {
    const found = normaliseLicence(damaged.toString('latin1'));
    if (found !== undefined) assert.ok(isLicenceExpression(found, true), found);
  }
});
