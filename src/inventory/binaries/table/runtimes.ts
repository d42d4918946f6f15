// Recognisers of languages' runtimes and compilers.
import {
  after,
  afterNul,
  beforeNul,
  DOTTED,
  inName,
  library,
  PRE,
  type Recogniser,
  XYZ,
} from '../recogniser.ts';

const OTP = String.raw`\d{2}\.\d{1,2}(?:\.\d{1,3}){0,3}(?:-rc\d)?`;

export const RUNTIMES: readonly Recogniser[] = [
  {
    product: 'node',
    files: ['node', 'nodejs', 'node.exe', 'libnode.so*'],
    cpe: 'nodejs:node.js',
    rules: [
      after('node.js/v', XYZ + PRE),
      // Before 7 the version stands alone: `node v0.10.48`, `v4.9.1`.
      {
        before: 16,
        behind: 24,
        version: /\0(?:node )?v([04-6]\.\d{1,2}\.\d{1,3})\0/,
        weak: true,
        sole: true,
      },
    ],
  },
  { product: 'deno', files: ['deno', 'deno.exe'], cpe: 'deno:deno', rules: [after('Deno/', XYZ)] },
  {
    product: 'bun',
    files: ['bun', 'bun.exe'],
    cpe: 'bun:bun',
    rules: [
      { anchor: 'Bun v', behind: 40, version: /^Bun v(\d{1,2}\.\d{1,3}\.\d{1,4})\s/ },
      after('\0bun-', XYZ),
    ],
  },
  {
    product: 'python',
    files: ['python', 'python2*', 'python3*', 'libpython2*.so*', 'libpython3*.so*', 'python.exe'],
    cpe: 'python:python',
    parts: [
      'lib/python{minor}/*',
      'lib/libpython3.so',
      ...['2to3', 'idle', 'pydoc'].map((tool) => `bin/${tool}{minor}`),
      'bin/2to3-{minor}',
      'bin/python{minor}-config',
    ],
    rules: [
      {
        before: 16,
        behind: 24,
        version: /\0((?:3\.\d{1,2}|2\.[67])\.\d{1,2}(?:(?:a|b|rc)\d{1,2})?\+?)\0/,
        named: true,
      },
      // Linkers put it into the end of a longer string: `/opt/versions/3.12.1`.
      {
        before: 16,
        behind: 24,
        version: /(?<![\d.])((?:3\.\d{1,2}|2\.[67])\.\d{1,2}(?:(?:a|b|rc)\d{1,2})?\+?)\0/,
        named: true,
        weak: true,
        sole: true,
      },
    ],
  },
  {
    product: 'pypy',
    files: ['pypy', 'pypy3*', 'pypy2*', 'libpypy-*.so*', 'libpypy3*.so*'],
    cpe: 'pypy:pypy',
    rules: [after('[PyPy ', XYZ)],
  },
  {
    product: 'ruby',
    files: ['ruby', 'ruby1*', 'ruby2*', 'ruby3*', ...library('libruby')],
    cpe: 'ruby-lang:ruby',
    parts: ['lib/ruby/{minor}.0/*', 'bin/erb', 'bin/irb', 'bin/rdoc', 'bin/ri', 'bin/gem'],
    rules: [
      { anchor: 'ruby ', version: /^ruby (\d\.\d{1,2}\.\d{1,2}(?:p\d{1,4}|preview\d|rc\d|dev)?) \(20\d\d-/ },
    ],
  },
  {
    product: 'perl',
    files: ['perl', 'perl5*', ...library('libperl')],
    cpe: 'perl:perl',
    parts: ['lib/perl5/{version}/*'],
    rules: [
      { anchor: '/perl5/', version: /^\/perl5\/(?:[a-z_]{1,20}\/)?(5\.\d{1,2}\.\d{1,2})\b/ },
      { anchor: '\0v5.', version: /^\0v(5\.\d{1,2}\.\d{1,2})\0/ },
    ],
  },
  {
    product: 'php',
    files: ['php', 'php5*', 'php7*', 'php8*', 'php-*', 'php.exe', ...library('libphp', 'libphp5', 'libphp7')],
    cpe: 'php:php',
    parts: [
      'lib/php/*',
      ...['phar', 'phar.phar', 'php-config', 'phpdbg', 'phpize', 'pear', 'pecl', 'peardev'].map(
        (tool) => `bin/${tool}`,
      ),
    ],
    rules: [after('X-Powered-By: PHP/', XYZ + PRE)],
  },
  {
    product: 'lua',
    files: ['lua', 'lua5*', 'luac', 'luac5*', 'liblua5*.so*', ...library('liblua')],
    cpe: 'lua:lua',
    rules: [after('$LuaVersion: Lua ', DOTTED), { anchor: 'Lua 5.', version: /^Lua (5\.\d\.\d{1,2}) / }],
  },
  {
    product: 'luajit',
    files: ['luajit', 'luajit-*', ...library('libluajit')],
    cpe: 'luajit:luajit',
    rules: [after('LuaJIT ', String.raw`\d\.\d\.\d{1,10}(?:-beta\d)?`)],
  },
  {
    product: 'octave',
    files: ['octave-cli*', 'octave-gui*', 'liboctinterp.so*'],
    cpe: 'gnu:octave',
    rules: [{ anchor: '/octave/', version: /^\/octave\/(\d{1,2}\.\d{1,2}\.\d{1,2})\b/ }],
  },
  {
    product: 'julia',
    files: ['libjulia-internal.so*'],
    cpe: 'julialang:julia',
    rules: [
      beforeNul('branch\0commit'),
      beforeNul('verify_methods'),
      beforeNul('julia version %s'),
      beforeNul('BigInt\0BITS_PER_LIMB'),
    ],
  },
  {
    product: 'go',
    files: ['go', 'go.exe'],
    cpe: 'golang:go',
    parts: ['bin/gofmt', 'lib/*', 'misc/*', 'pkg/*', 'src/*', 'test/*'],
    rules: [{ anchor: '\0go1.', version: /^\0go(1\.\d{1,3}(?:\.\d{1,3})?(?:(?:rc|beta)\d{1,2})?)\0/ }],
  },
  {
    product: 'go',
    files: ['go/VERSION'],
    head: 'any',
    cpe: 'golang:go',
    rules: [{ anchor: 'go1.', version: /^go(1\.\d{1,3}(?:\.\d{1,3})?(?:(?:rc|beta)\d{1,2})?)(?:\s|$)/ }],
  },
  {
    product: 'rust',
    files: ['libstd-*.so', 'libstd-*.dylib', 'librustc_driver-*.so', 'rustc', 'rustdoc'],
    cpe: 'rust-lang:rust',
    rules: [
      {
        anchor: 'rustc version ',
        version: /^rustc version (\d\.\d{1,3}\.\d{1,3}(?:-(?:beta|nightly)(?:\.\d{1,2})?)?) \(/,
      },
    ],
  },
  {
    product: 'erlang',
    files: ['beam.smp', 'beam', 'erlexec', 'erl', 'liberts_internal.a', 'liberts_internal_r.a'],
    head: 'any',
    cpe: String.raw`erlang:erlang\/otp`,
    parts: ['lib/erlang/*'],
    rules: [
      { anchor: '/otp_src_', version: new RegExp(String.raw`^/otp_src_(${OTP})/erts`) },
      { anchor: '/otp-', version: new RegExp(String.raw`^/otp-(?:OTP-)?(${OTP})/erts`) },
      beforeNul('Erlang/OTP', OTP),
      { anchor: 'Erlang/OTP ', behind: 200, version: new RegExp(String.raw`\0(${OTP})\0`) },
    ],
  },
  {
    product: 'elixir',
    files: ['elixir'],
    head: 'script',
    cpe: 'elixir-lang:elixir',
    rules: [after('ELIXIR_VERSION=', XYZ + String.raw`(?:-[a-z]{1,8}(?:\.\d{1,3})?)?`)],
  },
  {
    product: 'elixir',
    files: ['elixir/ebin/elixir.app'],
    head: 'any',
    cpe: 'elixir-lang:elixir',
    rules: [after('{vsn,"', XYZ + String.raw`(?:-[a-z]{1,8}(?:\.\d{1,3})?)?`)],
  },
  {
    product: 'swipl',
    files: ['swipl', 'libswipl.so*'],
    cpe: 'swi-prolog:swi-prolog',
    rules: [
      { anchor: '/swipl-', version: /^\/swipl-(\d{1,2}\.\d{1,2}\.\d{1,3})\// },
      inName('PL_initialise', /\.so\.(\d\.\d{1,2}\.\d{1,3})$/),
    ],
  },
  {
    product: 'dart',
    files: ['dart', 'dartaotruntime', 'dart.exe'],
    cpe: 'dart:dart_software_development_kit',
    rules: ['stable', 'beta', 'dev'].map((channel) => ({
      anchor: ` (${channel}) (`,
      before: 40,
      behind: 32,
      version:
        /\0(\d\.\d{1,3}\.\d{1,3}(?:-\d{1,4}\.\d{1,3}\.[a-z]{1,8})?) \([a-z]{1,6}\) \([A-Z][a-z]{2} [A-Z]/,
    })),
  },
  {
    product: 'haskell/ghc',
    files: ['ghc', 'ghc-*'],
    purl: 'pkg:generic/haskell/ghc',
    cpe: 'haskell:ghc',
    rules: [
      { anchor: '\0GHC ', version: /^\0GHC (\d{1,2}\.\d{1,2}\.\d{1,2})[\0\s]/ },
      { anchor: 'libHSghc-', version: /^libHSghc-(\d{1,2}\.\d{1,2}\.\d{1,2})-(?:[A-Za-z0-9]{1,40}-)?ghc/ },
    ],
  },
  {
    product: 'haskell/cabal',
    files: ['cabal'],
    purl: 'pkg:generic/haskell/cabal',
    cpe: 'haskell:cabal',
    rules: [
      after('cabal-install-', DOTTED),
      { anchor: '\0Cabal-', version: /^\0Cabal-(\d\.\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)-/ },
    ],
  },
  {
    product: 'haskell/stack',
    files: ['stack'],
    purl: 'pkg:generic/haskell/stack',
    cpe: 'haskell:stack',
    rules: [{ anchor: 'Version ', version: /^Version (\d\.\d{1,2}\.\d{1,2}), Git/ }],
  },
  {
    product: 'ocaml',
    files: ['ocamlrun', 'ocamlopt', 'ocamlopt.*', 'ocamlc', 'ocamlc.*', 'ocaml'],
    cpe: 'ocaml:ocaml',
    rules: [after('The OCaml runtime, version ', XYZ), afterNul('OCAMLLIB', XYZ)],
  },
  {
    product: 'mono',
    files: ['mono', 'mono-sgen'],
    cpe: 'mono-project:mono',
    rules: [after('Mono JIT compiler version ', DOTTED)],
  },
  {
    product: 'gcc',
    files: ['gcc', 'g++', 'cc1', 'cc1plus'],
    cpe: 'gnu:gcc',
    parts: ['libexec/gcc/*', 'lib/gcc/*'],
    // A compiler is built by itself at last, and marks its own files like all others.
    rules: [
      { anchor: 'GCC: (', behind: 120, version: /^GCC: \([^)\0]{1,80}\) (\d{1,2}\.\d{1,2}\.\d{1,2})/ },
      // Where that mark was stripped: the values of __VERSION__ and of the first macro behind it, and `gcc -v`.
      {
        anchor: '\0__ORDER_BIG_ENDIAN__',
        before: 16,
        behind: 0,
        version: /\0(\d{1,2}\.\d{1,2}\.\d{1,2})\0__ORDER_BIG_ENDIAN__$/,
      },
      {
        anchor: '\0gcc version %s',
        before: 120,
        behind: 0,
        version: /\0(\d{1,2}\.\d{1,2}\.\d{1,2})\0\([^)\0]{1,80}\) \0gcc version %s$/,
      },
    ],
  },
  {
    product: 'clang',
    files: ['clang', 'clang-*'],
    cpe: 'llvm:clang',
    rules: [after('clang version ', XYZ)],
  },
];
