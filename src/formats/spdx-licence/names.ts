// Names of licences as people write them, beside the SPDX list's own: families with versions, single names, addresses. Facts.

/** Names, as `keyOf` spells them, that a version may follow → how SPDX writes the family. */
export const FAMILIES: Readonly<Record<string, string>> = {
  AFL: 'afl; academic free license',
  AGPL: 'agpl; gnu agpl; affero gpl; gnu affero gpl; affero general public license; gnu affero general public license; gnu affero public license',
  Apache:
    'apache; apache license; apache software license; apache public license; apache software foundation license; asl; asf; asf license',
  APSL: 'apsl; apple public source license',
  Artistic: 'artistic; artistic license; perl artistic license',
  BSL: 'boost; boost license; boost software license',
  CDDL: 'cddl; cddl license; common development and distribution license; common development & distribution license',
  CECILL: 'cecill; cecill free software license agreement',
  CPL: 'cpl; common public license',
  'CC-BY': 'cc by; creative commons attribution; cc attribution',
  'CC-BY-NC':
    'cc by nc; creative commons attribution noncommercial; creative commons attribution non commercial',
  'CC-BY-ND': 'cc by nd; creative commons attribution noderivs',
  'CC-BY-SA':
    'cc by sa; creative commons attribution sharealike; creative commons attribution share alike; cc attribution sharealike',
  'CC-BY-NC-ND': 'cc by nc nd; creative commons attribution noncommercial noderivs',
  'CC-BY-NC-SA': 'cc by nc sa; creative commons attribution noncommercial sharealike',
  CC0: 'cc0; creative commons zero; creative commons cc0; cc0 universal',
  ECL: 'ecl; educational community license',
  EFL: 'efl; eiffel forum license',
  EPL: 'epl; eclipse public license',
  EUPL: 'eupl; european union public license',
  Elastic: 'elastic; elastic license',
  GFDL: 'gfdl; gnu fdl; fdl; gnu free documentation license; free documentation license',
  GPL: 'gpl; gnu gpl; gnu public license; general public license; gnu general public license; gnu general public license gpl; gnu gpl license',
  LGPL: 'lgpl; gnu lgpl; gnu library general public license; gnu lesser general public license; lesser general public license; library general public license; gnu lesser public license; lesser gpl; gnu lesser gpl; gnu lesser general public license lgpl; gnu library or lesser general public license; gnu library or lesser general public license lgpl',
  LPPL: 'lppl; latex project public license',
  MPL: 'mpl; mozilla; mozilla public license',
  NPL: 'npl; netscape public license',
  OFL: 'ofl; sil ofl; sil open font license; open font license; sil open font license ofl',
  OSL: 'osl; open software license',
  PHP: 'php; php license',
  PSF: 'psf; psf license; python software foundation; python software foundation license',
  Python: 'python; python license',
  QPL: 'qpl; q public license; qt public license',
  SSPL: 'sspl; server side public license',
  UPL: 'upl; universal permissive license',
  ZPL: 'zpl; zope; zope public license',
};

/** Whole names, as people write them → an identifier, an expression, or a reference where a version or kind is missing. */
export const NAMES: Readonly<Record<string, string>> = {
  MIT: 'mit license; mit licensed; mit / x11; mit / x11 license; x11 / mit; mit / expat; expat; expat license; expat / mit; mit ( expat ); mit license ( mit ); mit license ( expat ); opensource mit; osi approved mit license; mit / x; mit x11; mit / x consortium; mit x11 license',
  'MIT-0': 'mit no attribution; mit no attribution license ( mit 0 ); mit 0',
  'MIT-CMU': 'historical permission notice and disclaimer ( mit cmu )',
  X11: 'x11 license; x11; x consortium',
  ISC: 'isc license; isc license ( iscl ); iscl; internet systems consortium license',
  '0BSD': 'zero clause bsd; 0 clause bsd; bsd zero clause license; bsd 0 clause; free public license 1.0.0',
  'BSD-2-Clause':
    '2 clause bsd; 2 clause bsd license; bsd 2; bsd2; bsd 2 clause; bsd 2 clause license; simplified bsd; simplified bsd license; bsd 2 clause simplified license; freebsd; freebsd license; bsd ( 2 clause ); two clause bsd license',
  'BSD-3-Clause':
    '3 clause bsd; 3 clause bsd license; bsd 3; bsd3; bsd 3 clause; bsd 3 clause license; new bsd; new bsd license; modified bsd; modified bsd license; revised bsd; revised bsd license; bsd 3 clause new or revised license; bsd ( 3 clause ); edl 1.0; edl 1; eclipse distribution license v1.0; eclipse distribution license; eclipse distribution license ( new bsd license ); three clause bsd license; bsd new',
  'BSD-4-Clause':
    'bsd 4 clause; 4 clause bsd; original bsd license; bsd 4; bsd 4 clause original or old license',
  'LicenseRef-BSD':
    'bsd; bsd license; bsd style; bsd like; bsd style license; bsd like license; bsd licensed; berkeley; osi approved bsd license',
  'LicenseRef-Apache': 'apache; apache license; apache software license; asl; asf; asf license',
  'LicenseRef-AGPL': 'agpl; gnu agpl; affero gpl',
  'LicenseRef-MPL': 'mpl; mozilla public license',
  'LicenseRef-EPL': 'epl; eclipse public license',
  'LicenseRef-CDDL': 'cddl; cddl license; common development and distribution license',
  'LicenseRef-public-domain':
    'public domain; publicdomain; public domain license; released into the public domain; pd',
  'LicenseRef-proprietary':
    'proprietary; commercial; closed source; other / proprietary license; other / proprietary; unlicensed; all rights reserved; proprietary license; commercial license; closed; restrictive license; restrictive; restricted',
  'GPL-1.0-or-later':
    'gpl; gnu gpl; gpl+; gnu general public license; gnu general public license ( gpl ); gnu public license; general public license',
  'LGPL-2.0-or-later':
    'lgpl; gnu lgpl; lgpl+; gnu lesser general public license; gnu lesser general public license ( lgpl ); gnu library or lesser general public license ( lgpl ); gnu library general public license',
  'LGPL-2.1-only': 'lgpl 2 1; gnu lesser general public license v2.1 only',
  'Artistic-1.0-Perl OR GPL-1.0-or-later':
    'perl; perl 5; perl5; same as perl; same as perl 5; same terms as perl; same terms as perl itself; artistic / gpl; gpl+ or artistic; artistic or gpl+; gpl or artistic; perl 5 license',
  'Artistic-1.0': 'artistic; artistic license; artistic 1',
  'Artistic-2.0': 'artistic 2; artistic license 2.0; perl artistic license 2.0',
  'GPL-1.0-only': 'gpl 1',
  'GPL-2.0-only': 'gpl 2',
  'GPL-3.0-only': 'gpl 3',
  'LGPL-3.0-only': 'lgpl 3 0',
  'AGPL-3.0-only': 'agpl 3',
  'Apache-1.1': 'apache 1 1',
  'Apache-2.0':
    'apache 2 0; apache 2; apache2; apache2.0; apache v2; apache license v2; al2; al 2.0; apache software license v2.0; apache license 2; apache 2 license; apache 2.0 license; apache2 license; aslv2; aslv2.0; asl2; apachev2',
  'BSL-1.0':
    'boost; boost license; boost software license; boost software license 1.0 ( bsl 1.0 ); bsl; bsl1.0',
  'CC0-1.0':
    'cc0; cc 0; cc zero; creative commons zero; cc0 1.0 universal; cc0 1.0 universal ( cc0 1.0 ) public domain dedication; public domain per creative commons cc0; creative commons zero v1.0 universal; public domain dedication',
  Unlicense: 'unlicense; unlicense ( unlicense ); unlicense license; unlicence',
  WTFPL:
    'wtfpl; wtf; do what the f*ck you want to public license; do what the fuck you want to public license; wtfpl v2; wtfpl 2',
  Zlib: 'zlib; zlib license; zlib / libpng; zlib / libpng license; zlib libpng; zlib / libpng license ( zlib )',
  'zlib-acknowledgement': 'zlib with acknowledgement',
  Libpng: 'libpng; libpng license',
  NCSA: 'ncsa; uiuc / ncsa; uiuc; university of illinois / ncsa open source license; ncsa open source license; university of illinois open source license',
  'MPL-1.0': 'mozilla 1 0',
  'MPL-1.1': 'mozilla 1 1',
  'MPL-2.0': 'mozilla public license 2.0 ( mpl 2.0 )',
  OpenSSL: 'openssl; openssl license; openssl / ssleay; openssl and ssleay',
  'LicenseRef-Python': 'python; python license',
  'PSF-2.0': 'psf; psfl; psf license; python software foundation license',
  PostgreSQL: 'postgresql; postgresql license; postgres',
  Sleepycat: 'sleepycat; sleepycat license; sleepycat software product license',
  Ruby: 'ruby; ruby license; rubys; same as rubys; same as ruby; rubys license',
  TCL: 'tcl; tcl / tk; tcl license',
  Vim: 'vim; vim license; charityware',
  W3C: 'w3c; w3c license; w3c software license; w3c software notice and license',
  wxWindows: 'wxwindows; wxwidgets; wxwindows library license; wxwidgets library license',
  'ZPL-2.1': 'zope 2.1; zpl 2.1; zplv2.1',
  'ZPL-2.0': 'zope 2.0; zplv2.0',
  'OLDAP-2.8': 'openldap; openldap public license; openldap 2.8',
  IJG: 'ijg; ijg license; independent jpeg group license',
  'IPL-1.0': 'ibm; ibm public license; ibm public license 1.0; ipl',
  FTL: 'ftl; freetype; freetype license; freetype project license',
  HPND: 'hpnd; historical permission notice and disclaimer; historical permission notice and disclaimer ( hpnd )',
  curl: 'curl; curl license; mit / curl',
  'bzip2-1.0.6': 'bzip2; bzip2 license',
  Beerware: 'beerware; beer ware; beerware license; beer ware license',
  'Info-ZIP': 'info zip; infozip; info zip license',
  SISSL: 'sissl; sun industry standards source license',
  'MS-PL': 'ms pl; microsoft public license; microsoft public license ( ms pl ); mspl',
  'MS-RL': 'ms rl; microsoft reciprocal license',
  'BlueOak-1.0.0': 'blue oak model license; blueoak; blue oak model license 1.0.0',
  'Unicode-3.0': 'unicode license v3; unicode 3',
  'UPL-1.0': 'upl; universal permissive license; universal permissive license ( upl )',
  'OFL-1.1':
    'ofl; sil ofl; sil open font license; sil open font license 1.1 ( ofl 1.1 ); sil 1.1; open font license; ofl 1.1; sil ofl 1.1',
  'EUPL-1.1': 'european union public license 1.1 ( eupl 1.1 )',
  'EUPL-1.2': 'european union public license 1.2 ( eupl 1.2 )',
  'GFDL-1.1-or-later':
    'gfdl; gnu fdl; gnu free documentation license; gnu free documentation license ( fdl ); gfdl 1 2+',
  'GFDL-1.2-no-invariants-only': 'gfdl niv 1.2',
  'GFDL-1.2-no-invariants-or-later': 'gfdl niv 1.2+',
  'GFDL-1.3-no-invariants-only': 'gfdl niv 1.3',
  'GFDL-1.3-no-invariants-or-later': 'gfdl niv 1.3+',
  'CDDL-1.0 OR GPL-2.0-only WITH Classpath-exception-2.0': 'cddl / gplv2+ce; cddl 1.0 + gplv2 with ce',
  'CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0': 'cddl 1.1 + gplv2 with ce',
  'GPL-2.0-only WITH Classpath-exception-2.0':
    'gpl2 w / cpe; gpl 2.0 w / cpe; gpl2 w cpe; gplv2+ce; gpl v2 w / classpath exception; gpl2 with classpath exception; gnu general public license v2 with the gnu classpath exception; gnu general public license v2.0 w / classpath exception; gpl 2.0 with classpath exception; gnu general public license v2 with the classpath exception; gplv2 with classpath exception',
  'GPL-2.0-only WITH Autoconf-exception-2.0': 'gpl 2.0 with autoconf exception',
  'GPL-2.0-only WITH Bison-exception-2.2': 'gpl 2.0 with bison exception',
  'GPL-2.0-only WITH Font-exception-2.0': 'gpl 2.0 with font exception',
  'GPL-2.0-only WITH GCC-exception-2.0': 'gpl 2.0 with gcc exception',
  'GPL-3.0-only WITH Autoconf-exception-3.0': 'gpl 3.0 with autoconf exception',
  'GPL-3.0-only WITH GCC-exception-3.1': 'gpl 3.0 with gcc exception',
};

/** Exceptions that are always written in one version. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'Classpath-exception-2.0': 'classpath exception; classpath exceptions; gnu classpath exception; cpe',
  'Bison-exception-2.2': 'bison exception',
  'Font-exception-2.0': 'font exception',
  'LLVM-exception': 'llvm exception; llvm exceptions',
  'Libtool-exception': 'libtool exception',
  'Linux-syscall-note': 'linux syscall note exception',
  'OCaml-LGPL-linking-exception':
    'ocaml lgpl linking exception; ocaml linking exception; linking exception of ocaml',
};

/** Addresses, as `urlKeyOf` spells them. Those of spdx.org, opensource.org and licenses.nuget.org name identifiers themselves. */
export const ADDRESSES: Readonly<Record<string, string>> = {
  'apache.org/licenses/license-2.0': 'Apache-2.0',
  'apache.org/licenses': 'LicenseRef-Apache',
  'apache.org/licenses/license-1.1': 'Apache-1.1',
  'boost.org/license_1_0': 'BSL-1.0',
  'creativecommons.org/publicdomain/zero/1.0': 'CC0-1.0',
  'creativecommons.org/licenses/by/3.0': 'CC-BY-3.0',
  'creativecommons.org/licenses/by/4.0': 'CC-BY-4.0',
  'creativecommons.org/licenses/by-sa/3.0': 'CC-BY-SA-3.0',
  'creativecommons.org/licenses/by-sa/4.0': 'CC-BY-SA-4.0',
  'eclipse.org/legal/epl-v10': 'EPL-1.0',
  'eclipse.org/legal/epl-v20': 'EPL-2.0',
  'eclipse.org/legal/epl-2.0': 'EPL-2.0',
  'eclipse.org/org/documents/epl-v10': 'EPL-1.0',
  'eclipse.org/org/documents/edl-v10': 'BSD-3-Clause',
  'gnu.org/licenses/agpl-3.0': 'AGPL-3.0-only',
  'gnu.org/licenses/gpl-2.0': 'GPL-2.0-only',
  'gnu.org/licenses/old-licenses/gpl-2.0': 'GPL-2.0-only',
  'gnu.org/licenses/gpl-3.0': 'GPL-3.0-only',
  'gnu.org/licenses/lgpl-2.1': 'LGPL-2.1-only',
  'gnu.org/licenses/old-licenses/lgpl-2.1': 'LGPL-2.1-only',
  'gnu.org/licenses/lgpl-3.0': 'LGPL-3.0-only',
  'gnu.org/copyleft/gpl': 'GPL-1.0-or-later',
  'gnu.org/licenses/gpl': 'GPL-1.0-or-later',
  'gnu.org/copyleft/lesser': 'LGPL-2.0-or-later',
  'gnu.org/licenses/lgpl': 'LGPL-2.0-or-later',
  'mozilla.org/mpl/1.1': 'MPL-1.1',
  'mozilla.org/mpl/mpl-1.1': 'MPL-1.1',
  'mozilla.org/mpl/2.0': 'MPL-2.0',
  'mozilla.org/en-us/mpl/2.0': 'MPL-2.0',
  'opensource.org/licenses/apache2.0': 'Apache-2.0',
  'opensource.org/licenses/bsd-license': 'BSD-2-Clause',
  'opensource.org/licenses/mit-license': 'MIT',
  'postgresql.org/about/licence': 'PostgreSQL',
  'sqlite.org/copyright': 'blessing',
  'unlicense.org': 'Unlicense',
  'wtfpl.net': 'WTFPL',
  'zlib.net/zlib_license': 'Zlib',
};

/** Texts that name no licence at all. */
export const NOTHING =
  'unknown; none; noassertion; n / a; na; not specified; other; custom license; see license; see license file; file license; license; license.txt; license.md; copying; other license; osi approved; open source; opensource; free; freeware; dual license; various; dfsg approved; todo; tbd; undefined; null; free for non commercial use';
