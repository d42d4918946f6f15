// Specifications of gems as different RubyGems wrote them, and as people write them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { parseGemspec } from './gemspec.ts';
import { rubyList, rubyString } from './ruby-literal.ts';

const parse = (text: string) => parseGemspec(Buffer.from(text));

const SPEC = `# -*- encoding: utf-8 -*-
# stub: reef 1.2.3 x86_64-linux lib
# stub: ext/reef/extconf.rb

Gem::Specification.new do |s|
  s.name = "reef".freeze
  s.version = "1.2.3"
  s.platform = "x86_64-linux".freeze

  s.required_rubygems_version = Gem::Requirement.new(">= 0".freeze) if s.respond_to? :required_rubygems_version=
  s.metadata = { "name" => "other" } if s.respond_to? :metadata=
  s.authors = ["Andr\\u00E9".freeze]
  s.description = "s.version = \\"9\\"\\n".freeze
  s.licenses = ["MIT".freeze, "Ruby's".freeze]
  s.add_dependency(%q<rake>.freeze, ["~> 13.0"])
end
`;

test('name, version, platform and licences', () => {
  assert.deepEqual(parse(SPEC), {
    name: 'reef',
    version: '1.2.3',
    platform: 'x86_64-linux',
    licences: ['MIT', "Ruby's"],
  });
});

test('old RubyGems: %q strings, a version that is made by a call, one licence', () => {
  const spec = parse(
    `Gem::Specification.new do |s|\n  s.name = %q{reef}\n  s.version = Gem::Version.new("0.9.0")\n  s.license = 'BSD'\nend\n`,
  );
  assert.deepEqual(spec, { name: 'reef', version: '0.9.0', platform: 'ruby', licences: ['BSD'] });
});

test('the first assignment counts', () => {
  assert.equal(parse('  s.name = "a"\n  s.name = "b"\n  s.version = "1"\n').name, 'a');
});

test('what would have to be run comes from the stub line, or not at all', () => {
  const code = 'Gem::Specification.new do |s|\n  s.name = "reef"\n  s.version = Reef::VERSION\nend\n';
  assert.equal(parse(code).version, '');
  assert.equal(parse(`# stub: reef 4.5.6 ruby lib\n${code}`).version, '4.5.6');
  assert.equal(parse('  s.version = "1.#{minor}"\n').version, '');
});

test('literals of Ruby', () => {
  assert.equal(rubyString('"a\\"b\\n\\x41\\u{1F600}\\q" + x'), 'a"b\nA\u{1F600}q');
  assert.equal(rubyString("'a\\'b\\n'"), "a'b\\n");
  assert.equal(rubyString('"#{x}"'), undefined);
  assert.equal(rubyString('%q(#{x})'), '#{x}');
  assert.equal(rubyString('"no end'), undefined);
  assert.equal(rubyString('VERSION'), undefined);
  assert.deepEqual(rubyList('%w[MIT Ruby]'), ['MIT', 'Ruby']);
  assert.deepEqual(rubyList('["a".freeze , \'b\', C]'), ['a', 'b']);
  assert.deepEqual(rubyList('"a".freeze'), ['a']);
  assert.deepEqual(rubyList('[]'), []);
});

test('lines and lists of megabytes are read in one pass', () => {
  const list = `["${'x", "'.repeat(500_000)}"]`;
  assert.equal(
    parse(`  s.licenses = ${list}\n${' '.repeat(1_000_000)}\n  s.name = "a"\n`).licences.length,
    500_001,
  );
});

test('mutated specifications give something, and never a fault', () => {
  for (const damaged of mutations(Buffer.from(SPEC), 500))
    assert.equal(typeof parseGemspec(damaged).name, 'string');
});
