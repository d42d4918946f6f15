// Recognisers of shared libraries, also under the hashed names that Python wheels give them (`libssl-81ffa89e.so.1.1`).
import {
  after,
  alone,
  DOTTED,
  inName,
  library,
  PRE,
  type Recogniser,
  type Rule,
  XYZ,
} from '../recogniser.ts';

const SSL_FILES = ['openssl', 'openssl.exe', ...library('libssl', 'libcrypto')];

const OPENSSL: Rule = {
  anchor: 'OpenSSL ',
  version:
    /^OpenSSL (\d\.\d{1,2}\.\d{1,2}(?:[a-z]{1,2}|-(?:alpha|beta|rc|pre)-?\d{1,2})?)(?:-fips|\+quic)?(?:-dev)? {1,2}(?:FIPS )?\d{1,2} [A-Z][a-z]{2} \d{4}/,
};

export const LIBRARIES: readonly Recogniser[] = [
  { product: 'aws-lc', files: SSL_FILES, cpe: 'amazon:aws_libcrypto', rules: [after('AWS-LC ', XYZ)] },
  { product: 'libressl', files: SSL_FILES, cpe: 'openbsd:libressl', rules: [after('LibreSSL ', XYZ)] },
  {
    product: 'openssl',
    files: SSL_FILES,
    cpe: 'openssl:openssl',
    rules: [OPENSSL],
  },
  {
    // The extension modules of Python's cryptography: wheels build all of OpenSSL into them, distributions link theirs.
    product: 'openssl',
    files: ['_rust.abi3.so', '_openssl.abi3.so'],
    unlessNeeds: 'libcrypto.so',
    cpe: 'openssl:openssl',
    rules: [OPENSSL],
  },
  {
    product: 'gnutls',
    files: library('libgnutls'),
    cpe: 'gnu:gnutls',
    rules: [after('GnuTLS ', XYZ), alone(String.raw`3\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'mbedtls',
    files: library('libmbedtls', 'libmbedcrypto'),
    cpe: 'arm:mbed_tls',
    rules: [after('Mbed TLS ', XYZ), after('mbed TLS ', XYZ)],
  },
  {
    product: 'libgcrypt',
    files: library('libgcrypt'),
    cpe: 'gnupg:libgcrypt',
    rules: [after('This is Libgcrypt ', XYZ)],
  },
  {
    product: 'libsodium',
    files: library('libsodium'),
    cpe: 'libsodium:libsodium',
    rules: [alone(String.raw`1\.0\.\d{1,2}`)],
  },
  {
    product: 'glibc',
    files: ['libc.so.6', 'libc-2*.so', 'ld-linux*.so*'],
    cpe: 'gnu:glibc',
    rules: [after('stable release version ', DOTTED)],
  },
  {
    product: 'musl',
    files: ['ld-musl-*.so*', 'libc.musl-*.so*'],
    cpe: 'musl-libc:musl',
    rules: [{ before: 8, behind: 24, version: /\0(1\.[12]\.\d{1,2}|0\.\d{1,2}\.\d{1,2})\0/, sole: true }],
  },
  {
    product: 'zlib',
    files: library('libz'),
    cpe: 'zlib:zlib',
    rules: [
      {
        anchor: ' Copyright 1995-',
        before: 24,
        behind: 0,
        version: /flate (\d\.\d{1,2}(?:\.\d{1,2}){0,2}(?:\.zlib-ng)?) Copyright 1995-$/,
      },
    ],
  },
  {
    product: 'libpng',
    files: library('libpng', 'libpng12', 'libpng16'),
    cpe: 'libpng:libpng',
    rules: [after('libpng version ', XYZ), after('Libpng version ', XYZ)],
  },
  {
    product: 'libjpeg-turbo',
    files: library('libjpeg', 'libturbojpeg'),
    cpe: 'libjpeg-turbo:libjpeg-turbo',
    rules: [after('libjpeg-turbo version ', XYZ)],
  },
  {
    product: 'libtiff',
    files: library('libtiff'),
    cpe: 'libtiff:libtiff',
    rules: [after('LIBTIFF, Version ', XYZ)],
  },
  {
    product: 'openjpeg',
    files: library('libopenjp2'),
    cpe: 'uclouvain:openjpeg',
    rules: [alone(String.raw`2\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'libxml2',
    files: library('libxml2'),
    cpe: 'xmlsoft:libxml2',
    // Its version stands in it as `20914` only.
    rules: [
      after('-GITv', String.raw`2\.\d{1,2}\.\d{1,2}`),
      inName('xmlParseDocument', /\.so\.(2\.\d{1,2}\.\d{1,2})$/),
    ],
  },
  {
    product: 'libxslt',
    files: library('libxslt'),
    cpe: 'xmlsoft:libxslt',
    rules: [
      after('-GITv', String.raw`1\.1\.\d{1,2}`),
      inName('xsltParseStylesheet', /\.so\.(1\.1\.\d{1,2})$/),
    ],
  },
  {
    product: 'icu',
    files: library('libicuuc', 'libicui18n', 'libicudata'),
    cpe: 'unicode:international_components_for_unicode',
    rules: [inName('icudt', /\.so\.(\d{2}\.\d{1,2}(?:\.\d)?)$/)],
  },
  {
    product: 'expat',
    files: library('libexpat'),
    cpe: 'libexpat_project:libexpat',
    rules: [after('expat_', XYZ)],
  },
  {
    product: 'harfbuzz',
    files: library('libharfbuzz'),
    cpe: 'harfbuzz_project:harfbuzz',
    rules: [alone(String.raw`\d{1,2}\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'pcre2',
    files: library('libpcre2-8', 'libpcre2-16', 'libpcre2-32'),
    cpe: 'pcre:pcre2',
    rules: [{ before: 8, behind: 24, version: /\0(10\.\d{2}) 20\d\d-\d\d-\d\d\0/ }],
  },
  {
    product: 'pcre',
    files: library('libpcre'),
    cpe: 'pcre:pcre',
    rules: [{ before: 8, behind: 24, version: /\0(8\.\d{2}) 20\d\d-\d\d-\d\d\0/ }],
  },
  { product: 'libssh2', files: library('libssh2'), cpe: 'libssh2:libssh2', rules: [after('libssh2_', XYZ)] },
  { product: 'libssh', files: library('libssh'), cpe: 'libssh:libssh', rules: [after('libssh_', XYZ)] },
  {
    product: 'nghttp2',
    files: library('libnghttp2'),
    cpe: 'nghttp2:nghttp2',
    rules: [alone(String.raw`1\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'c-ares',
    files: library('libcares'),
    cpe: 'c-ares_project:c-ares',
    rules: [alone(String.raw`1\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'libevent',
    files: library('libevent', 'libevent_core', 'libevent-2'),
    cpe: 'libevent_project:libevent',
    rules: [{ before: 8, behind: 24, version: /\0(2\.\d\.\d{1,2})-stable\0/ }],
  },
  {
    product: 'libuv',
    files: library('libuv'),
    cpe: 'libuv:libuv',
    rules: [alone(String.raw`1\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'libyaml',
    files: library('libyaml', 'libyaml-0'),
    cpe: 'pyyaml:libyaml',
    rules: [alone(String.raw`0\.\d\.\d{1,2}`)],
  },
  {
    product: 'libarchive',
    files: library('libarchive'),
    cpe: 'libarchive:libarchive',
    rules: [after('libarchive ', XYZ)],
  },
  {
    product: 'libgit2',
    files: library('libgit2'),
    cpe: 'libgit2:libgit2',
    rules: [after('libgit2 ', DOTTED), alone(String.raw`[01]\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'openblas',
    files: library(
      'libopenblas',
      'libopenblas64_p',
      'libopenblasp',
      'libscipy_openblas',
      'libscipy_openblas64_',
    ),
    cpe: 'openblas_project:openblas',
    rules: [after('OpenBLAS ', XYZ)],
  },
  {
    product: 'qtbase',
    files: ['libQtCore.so*', 'libQt5Core.so*', 'libQt6Core.so*'],
    cpe: 'qt:qt',
    rules: [
      { anchor: '\0Qt ', version: /^\0Qt (\d\.\d{1,2}\.\d{1,2}) \(/ },
      after('QtCore library version ', XYZ),
    ],
  },
  {
    product: 'libvpx',
    files: library('libvpx'),
    cpe: 'webmproject:libvpx',
    rules: [after('VP8 Encoder v', DOTTED), after('VP8 Decoder v', DOTTED)],
  },
  {
    product: 'aom',
    files: library('libaom'),
    cpe: 'aomedia:aomedia',
    rules: [after('AOMedia Project AV1 Decoder ', XYZ), after('AOMedia Project AV1 Encoder ', XYZ)],
  },
  {
    product: 'brotli',
    files: library('libbrotlicommon', 'libbrotlidec', 'libbrotlienc'),
    cpe: 'google:brotli',
    rules: [inName('Brotli', /\.so\.(1\.\d{1,2}\.\d{1,2})$/)],
  },
  {
    product: 'cyrus-sasl',
    files: library('libsasl2'),
    cpe: 'cyrusimap:cyrus-sasl',
    rules: [alone(String.raw`2\.1\.\d{2}`)],
  },
  {
    product: 'wolfssl',
    files: library('libwolfssl'),
    cpe: 'wolfssl:wolfssl',
    rules: [after('wolfSSL ', XYZ + PRE), alone(String.raw`[45]\.\d\.\d`)],
  },
];
