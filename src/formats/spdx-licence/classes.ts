// What licences ask of those who pass software on: a class for each identifier of the SPDX list that has a clear one (663 of 740).

/** From what asks least to what asks most; what is not known counts as most. */
export const LICENCE_CLASSES = [
  'public-domain',
  'permissive',
  'weak-copyleft',
  'strong-copyleft',
  'network-copyleft',
  'restricted-use',
  'unknown',
] as const;

/**
 * `public-domain`: nothing. `permissive`: notices. `weak-copyleft`: changes of the files or the library under the same terms.
 * `strong-copyleft`: the whole work. `network-copyleft`: also for those who only use it over a network. `restricted-use`: some
 * uses are forbidden (non-commercial, no derivatives, source available, fields of use).
 */
export type LicenceClass = (typeof LICENCE_CLASSES)[number];

const IDS: Readonly<Record<Exclude<LicenceClass, 'unknown'>, string>> = {
  'public-domain': `
    ANTLR-PD ANTLR-PD-fallback blessing CC-PDDC CC-PDM-1.0 CC0-1.0 DL-DE-ZERO-2.0 NCBI-PD NIST-PD NIST-PD-fallback
    NIST-PD-TNT NTIA-PD PDDL-1.0 SAX-PD SAX-PD-2.0 SGMLUG-PM Unlicense Unlicense-libtelnet Unlicense-libwhirlpool
  `,
  permissive: `
    0BSD AAL Abstyles Adobe-2006 Adobe-Display-PostScript Adobe-Glyph Adobe-Utopia ADSL AFL-1.1 AFL-1.2 AFL-2.0
    AFL-2.1 AFL-3.0 Afmparse AMD-newlib AMDPLPA AMPAS Apache-1.0 Apache-1.1 Apache-2.0 Artistic-1.0 Artistic-1.0-cl8
    Artistic-1.0-Perl Artistic-2.0 Bahyph Barr bcrypt-Solar-Designer Beerware Bitstream-Charter Bitstream-Vera
    BlueOak-1.0.0 Boehm-GC Boehm-GC-without-fee Borceux Brian-Gladman-2-Clause Brian-Gladman-3-Clause
    Brian-Gladman-3-Clause-no-conversion BSD-1-Clause BSD-2-Clause BSD-2-Clause-Darwin BSD-2-Clause-first-lines
    BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD BSD-2-Clause-Patent BSD-2-Clause-pkgconf-disclaimer
    BSD-2-Clause-pos-unchanged BSD-2-Clause-Views BSD-3-Clause BSD-3-Clause-acpica BSD-3-Clause-Attribution
    BSD-3-Clause-Clear BSD-3-Clause-flex BSD-3-Clause-HP BSD-3-Clause-LBNL BSD-3-Clause-Modification
    BSD-3-Clause-Open-MPI BSD-3-Clause-OpenWebUI BSD-3-Clause-Sun BSD-3-Clause-Tso BSD-4-Clause
    BSD-4-Clause-Shortened BSD-4-Clause-UC BSD-4.3RENO BSD-4.3TAHOE BSD-Advertising-Acknowledgement
    BSD-ask-to-endorse BSD-Attribution-HPND-disclaimer BSD-Inferno-Nettverk BSD-Mark-Modifications
    BSD-Source-beginning-file BSD-Source-Code BSD-Source-Code-no-disclaimer BSD-Systemics BSD-Systemics-W3Works
    BSL-1.0 bzip2-1.0.5 bzip2-1.0.6 Caldera Caldera-no-preamble Catharon CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-2.5-AU
    CC-BY-3.0 CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US CC-BY-4.0
    CDLA-Permissive-1.0 CDLA-Permissive-2.0 CECILL-B CERN-OHL-P-2.0 CFITSIO check-cvs Clips CMU-Mach CMU-Mach-nodoc
    CNRI-Jython CNRI-Python CNRI-Python-GPL-Compatible Condor-1.1 Cornell-Lossless-JPEG Crossword CrystalStacker
    Cube curl cve-tou DEC-3-Clause diffmark DL-DE-BY-2.0 DOC DocBook-DTD DocBook-Schema DocBook-Stylesheet
    DocBook-XML Dotseqn DRL-1.0 DRL-1.1 DSDP dtoa dvipdfm ECL-1.0 ECL-2.0 EFL-1.0 EFL-2.0 eGenix Entessa
    ESA-PL-permissive-2.4 etalab-2.0 EUDatagrid Fair FDK-AAC FDK-MPEG-H FreeBSD-DOC FSFAP
    FSFAP-no-warranty-disclaimer FSFUL FSFULLR FSFULLRSD FSFULLRWD FTL Furuseth GD generic-xts Giftware Glulxe
    GLWTPL Graphics-Gems gtkbook Gutmann HaskellReport HDF5 hdparm HIDAPI HP-1986 HP-1989 HPND HPND-DEC HPND-doc
    HPND-doc-sell HPND-export-US HPND-export-US-acknowledgement HPND-export-US-modify HPND-export2-US
    HPND-Fenneberg-Livingston HPND-INRIA-IMAG HPND-Intel HPND-Kevlin-Henney HPND-Markus-Kuhn
    HPND-merchantability-variant HPND-MIT-disclaimer HPND-Netrek HPND-Pbmplus HPND-sell-MIT-disclaimer-xserver
    HPND-sell-regexpr HPND-sell-variant HPND-sell-variant-critical-systems HPND-sell-variant-MIT-disclaimer
    HPND-sell-variant-MIT-disclaimer-rev HPND-SMC HPND-UC HPND-UC-export-US HTMLTIDY IBM-pibs ICU IJG IJG-short
    ImageMagick Imlib2 Info-ZIP Inner-Net-2.0 Intel Intel-ACPI ISC ISC-Veillard Jam JasPer-2.0 JPNIC Kazlib
    Knuth-CTAN Latex2e Latex2e-translated-notice Leptonica Libpng libpng-1.6.35 libpng-2.0 libselinux-1.0 libtiff
    libutil-David-Nugent LiLiQ-P-1.1 Linux-man-pages-1-para Linux-OpenIB lsof Lucida-Bitmap-Fonts
    LZMA-SDK-9.11-to-9.20 LZMA-SDK-9.22 Mackerras-3-Clause Mackerras-3-Clause-acknowledgment magaz MakeIndex
    man2html Martin-Birgmeier metamail Minpack MIPS MirOS MIT MIT-0 MIT-advertising MIT-Click MIT-CMU MIT-enna
    MIT-feh MIT-Festival MIT-Khronos-old MIT-Modern-Variant MIT-open-group MIT-STK MIT-testregex MIT-Wu MITNFA
    mpi-permissive mpich2 mplus MS-PL MulanPSL-1.0 MulanPSL-2.0 Multics Mup NAIST-2003 Naumen NCSA Net-SNMP NetCDF
    Newsletr ngrep NICTA-1.0 NIST-Software NLOD-1.0 NLOD-2.0 NLPL NRL NTP NTP-0 Nunit OAR ODC-By-1.0 OFFIS OGC-1.0
    OGDL-Taiwan-1.0 OGL-Canada-2.0 OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 OLDAP-1.1 OLDAP-1.2 OLDAP-1.3 OLDAP-1.4
    OLDAP-2.0 OLDAP-2.0.1 OLDAP-2.1 OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2 OLDAP-2.3 OLDAP-2.4 OLDAP-2.5 OLDAP-2.6
    OLDAP-2.7 OLDAP-2.8 OML OpenMDW-1.0 OpenSSL OpenSSL-standalone OpenVision OSSP PADL PHP-3.0 PHP-3.01 Pixar
    pkgconf Plexus pnmstitch PostgreSQL PSF-2.0 psfrag psutils Python-2.0 Python-2.0.1 python-ldap Qhull radvd Rdisc
    RSA-MD Saxpath SchemeReport Sendmail Sendmail-8.23 Sendmail-Open-Source-1.1 SGI-B-1.0 SGI-B-1.1 SGI-B-2.0 SL
    SMLNJ SMPPL snprintf softSurfer Soundex Spencer-86 Spencer-94 Spencer-99 ssh-keyscan SSH-OpenSSH SSH-short
    SSLeay-standalone StandardML-NJ Sun-PPP Sun-PPP-2000 SunPro SWL swrule Symlinks TCL TCP-wrappers TermReadKey
    ThirdEye threeparttable TMate TPDL TTWL TTYP0 TU-Berlin-1.0 TU-Berlin-2.0 Ubuntu-font-1.0 UCAR UCL-1.0 ulem
    UMich-Merit Unicode-3.0 Unicode-DFS-2015 Unicode-DFS-2016 Unicode-TOU UnixCrypt UPL-1.0 URT-RLE Vixie-Cron
    VOSTROM VSL-1.0 W3C W3C-19980720 W3C-20150513 w3m Widget-Workshop WordNet WTFNMFPL WTFPL wwl X11
    X11-distribute-modifications-variant X11-no-permit-persons X11-swapped Xdebug-1.03 Xerox Xfig XFree86-1.1 xinetd
    xkeyboard-config-Zinoviev xlock Xnet xpp XSkat xzoom Zeeff Zend-2.0 Zlib zlib-acknowledgement ZPL-1.1 ZPL-2.0
    ZPL-2.1
  `,
  'weak-copyleft': `
    AML APL-1.0 APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0 Arphic-1999 BitTorrent-1.0 BitTorrent-1.1 CATOSL-1.1 CDDL-1.0
    CDDL-1.1 CECILL-C CERN-OHL-1.1 CERN-OHL-1.2 CERN-OHL-W-2.0 ClArtistic CPL-1.0 CUA-OPL-1.0 eCos-2.0 EPL-1.0
    EPL-2.0 ErlPL-1.1 ESA-PL-weak-copyleft-2.4 Frameworx-1.0 FreeImage gSOAP-1.3b Interbase-1.0 IPL-1.0 JPL-image
    LGPL-2.0 LGPL-2.0+ LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1 LGPL-2.1+ LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0
    LGPL-3.0+ LGPL-3.0-only LGPL-3.0-or-later LGPLLR LPL-1.0 LPL-1.02 LPPL-1.0 LPPL-1.1 LPPL-1.2 LPPL-1.3a LPPL-1.3c
    MMPL-1.0.1 Motosoto MPL-1.0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception MS-RL NASA-1.3 Nokia NOSL Noweb
    NPL-1.0 NPL-1.1 OCCT-PL OCLC-2.0 OFL-1.0 OFL-1.0-no-RFN OFL-1.0-RFN OFL-1.1 OFL-1.1-no-RFN OFL-1.1-RFN OPL-1.0
    OSET-PL-2.1 RHeCos-1.1 RSCPL Ruby SISSL SISSL-1.2 SPL-1.0 SugarCRM-1.1.3 TAPR-OHL-1.0 Vim wxWindows YPL-1.0
    YPL-1.1 Zimbra-1.3 Zimbra-1.4
  `,
  'strong-copyleft': `
    AdaCore-doc BSD-Protection BSD-Source-alt-GPL CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP
    CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO CC-BY-SA-4.0 CC-SA-1.0
    CDLA-Sharing-1.0 CECILL-1.0 CECILL-1.1 CECILL-2.0 CECILL-2.1 CERN-OHL-S-2.0 copyleft-next-0.3.0
    copyleft-next-0.3.1 D-FSL-1.0 ESA-PL-strong-copyleft-2.4 GFDL-1.1 GFDL-1.1-invariants-only
    GFDL-1.1-invariants-or-later GFDL-1.1-no-invariants-only GFDL-1.1-no-invariants-or-later GFDL-1.1-only
    GFDL-1.1-or-later GFDL-1.2 GFDL-1.2-invariants-only GFDL-1.2-invariants-or-later GFDL-1.2-no-invariants-only
    GFDL-1.2-no-invariants-or-later GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3 GFDL-1.3-invariants-only
    GFDL-1.3-invariants-or-later GFDL-1.3-no-invariants-only GFDL-1.3-no-invariants-or-later GFDL-1.3-only
    GFDL-1.3-or-later GPL-1.0 GPL-1.0+ GPL-1.0-only GPL-1.0-or-later GPL-2.0 GPL-2.0+ GPL-2.0-only GPL-2.0-or-later
    GPL-2.0-with-autoconf-exception GPL-2.0-with-bison-exception GPL-2.0-with-classpath-exception
    GPL-2.0-with-font-exception GPL-2.0-with-GCC-exception GPL-3.0 GPL-3.0+ GPL-3.0-only GPL-3.0-or-later
    GPL-3.0-with-autoconf-exception GPL-3.0-with-GCC-exception IPA LAL-1.2 LAL-1.3 LiLiQ-R-1.1 LiLiQ-Rplus-1.1
    Linux-man-pages-copyleft Linux-man-pages-copyleft-2-para Linux-man-pages-copyleft-var NGPL ODbL-1.0 QPL-1.0
    QPL-1.0-INRIA-2004 RPSL-1.0 SimPL-2.0 Sleepycat SMAIL-GPL TGPPL-1.0
  `,
  'network-copyleft': `
    AGPL-1.0 AGPL-1.0-only AGPL-1.0-or-later AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later CAL-1.0
    CAL-1.0-Combined-Work-Exception CPAL-1.0 EUPL-1.0 EUPL-1.1 EUPL-1.2 NPOSL-3.0 OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1
    OSL-3.0 Parity-6.0.0 Parity-7.0.0 RPL-1.1 RPL-1.5 SSPL-1.0 Watcom-1.0
  `,
  'restricted-use': `
    Aladdin BSD-3-Clause-No-Military-License BSD-3-Clause-No-Nuclear-License BSD-3-Clause-No-Nuclear-License-2014
    BSD-3-Clause-No-Nuclear-Warranty BUSL-1.1 C-UDA-1.0 CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5 CC-BY-NC-3.0
    CC-BY-NC-3.0-DE CC-BY-NC-3.0-IGO CC-BY-NC-4.0 CC-BY-NC-ND-1.0 CC-BY-NC-ND-2.0 CC-BY-NC-ND-2.5 CC-BY-NC-ND-3.0
    CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO CC-BY-NC-ND-4.0 CC-BY-NC-SA-1.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-2.0-DE
    CC-BY-NC-SA-2.0-FR CC-BY-NC-SA-2.0-UK CC-BY-NC-SA-2.5 CC-BY-NC-SA-3.0 CC-BY-NC-SA-3.0-DE CC-BY-NC-SA-3.0-IGO
    CC-BY-NC-SA-4.0 CC-BY-ND-1.0 CC-BY-ND-2.0 CC-BY-ND-2.5 CC-BY-ND-3.0 CC-BY-ND-3.0-DE CC-BY-ND-4.0 COIL-1.0
    Elastic-2.0 FSL-1.1-ALv2 FSL-1.1-MIT Hippocratic-2.1 Hippocratic-3.0-core JSON MS-LPL
    PolyForm-Noncommercial-1.0.0 PolyForm-Small-Business-1.0.0 SUL-1.0 UnRAR
  `,
};

/** Names of ours for texts that name a kind of licence and no version of it. */
const REFERENCES: readonly (readonly [string, LicenceClass])[] = [
  ['LicenseRef-public-domain', 'public-domain'],
  ['LicenseRef-Fedora-Public-Domain', 'public-domain'],
  ['LicenseRef-Apache', 'permissive'],
  ['LicenseRef-Artistic', 'permissive'],
  ['LicenseRef-BSD', 'permissive'],
  ['LicenseRef-Python', 'permissive'],
  ['LicenseRef-CDDL', 'weak-copyleft'],
  ['LicenseRef-EPL', 'weak-copyleft'],
  ['LicenseRef-MPL', 'weak-copyleft'],
  ['LicenseRef-AGPL', 'network-copyleft'],
  ['LicenseRef-proprietary', 'restricted-use'],
];

const CLASSES: ReadonlyMap<string, LicenceClass> = new Map([
  ...(Object.entries(IDS) as [LicenceClass, string][]).flatMap(([name, ids]) =>
    ids
      .trim()
      .split(/\s+/)
      .map((id) => [id, name] as const),
  ),
  ...REFERENCES,
]);

const GNU: Readonly<Record<string, LicenceClass>> = {
  '': 'strong-copyleft',
  L: 'weak-copyleft',
  A: 'network-copyleft',
};

/** Of an identifier (`MIT`, `Apache-1.1+`), with an exception or without; exceptions only ever ask less. */
export function classOf(licence: string): LicenceClass {
  const id = licence.split(' ', 1)[0] ?? '';
  // GNU licences with exceptions that have no identifier: `LicenseRef-GPLv2-plus-with-exceptions`.
  const gnu = /^LicenseRef-([AL]?)GPL(?:-?v?\d[\d.]*)?(?:-plus)?-with-/.exec(id)?.[1];
  if (gnu !== undefined) return GNU[gnu] ?? 'unknown';
  return CLASSES.get(id) ?? CLASSES.get(id.replace(/\+$/, '')) ?? 'unknown';
}
