// An advisory's detail as stored bytes: JSON, compressed with a dictionary of what such details are made of.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Damaged } from '../core/bytes.ts';
import { decodeText } from '../core/text.ts';
import type { Detail } from './osv.ts';

/** Most bytes that a stored detail may inflate to. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Frequent pieces, the most frequent last. It is part of the stored form: a change of it raises FORM in schema.ts. */
const dictionary = Buffer.from(
  [
    'https://www.openwall.com/lists/oss-security/20',
    'https://packagist.org/packages/https://rubygems.org/gems/https://www.npmjs.com/package/https://pypi.org/project/',
    'https://lists.fedoraproject.org/archives/list/package-announce%40lists.fedoraproject.org/message/',
    'https://security.netapp.com/advisory/ntap-20https://security.gentoo.org/glsa/20',
    'https://lists.apache.org/thread/https://snyk.io/vuln/SNYK-https://www.debian.org/security/20/dsa-',
    'https://lists.debian.org/debian-lts-announce/2020/msg000.html',
    'https://www.suse.com/security/cve/CVE-20https://bugzilla.suse.com/1',
    'https://security.alpinelinux.org/vuln/CVE-20https://ubuntu.com/security/notices/USN-',
    'https://ubuntu.com/security/CVE-20https://errata.almalinux.org/8/ALSA-20.html',
    'https://www.cve.org/CVERecord?id=CVE-20https://nvd.nist.gov/vuln/detail/CVE-20',
    'https://access.redhat.com/errata/RHSA-20https://bugzilla.redhat.com/show_bug.cgi?id=',
    'https://access.redhat.com/security/cve/CVE-20https://security-tracker.debian.org/tracker/CVE-20',
    'https://pkg.go.dev/vuln/GO-20https://github.com/advisories/GHSA-https://github.com/security/advisories/GHSA-',
    'In the Linux kernel, the following vulnerability has been resolved: Security update for security, bug fix update',
    'A vulnerability allows remote attackers to cause a denial of service (crash) or execute arbitrary code via a crafted ',
    '"kind":"CVSS_V2","kind":"vendor","value":"MODERATE","from":"GitHub"}"value":"HIGH","from":"Ubuntu"}"from":"Red Hat"}',
    '{"kind":"CVSS_V4","value":"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N","from":"',
    '{"kind":"CVSS_V3","value":"CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H","from":"NVD"}],"references":["https://',
    '{"kind":"CVSS_V3","value":"CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H","from":"NVD"}],"references":["https://github.com/',
    '/commit//issues//pull//releases/tag/v"],"summary":"","scores":[',
    '{"aliases":[],"related":["CVE-2023-","CVE-2024-"],"summary":"","scores":[],"references":["https://',
  ].join(''),
);

export function packDetail(detail: Detail): Uint8Array {
  const { aliases, related, summary, scores, references } = detail;
  return zstdCompressSync(JSON.stringify({ aliases, related, summary, scores, references }), { dictionary });
}

/** Throws `Damaged` when the bytes are none that `packDetail` made. */
export function unpackDetail(packed: Uint8Array): Detail {
  try {
    const bytes = zstdDecompressSync(packed, { dictionary, maxOutputLength: MOST_BYTES });
    return JSON.parse(decodeText(bytes)) as Detail;
  } catch (error) {
    throw new Damaged('the detail of an advisory does not inflate', { cause: error });
  }
}
