// The XML reader: what documents may hold, what attackers put there, and random damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mutations } from '../../../test/support/mutate.ts';
import { type Bytes, bytesOf, Damaged, isBadContent, OverBudget } from '../../core/bytes.ts';
import { readXml, xmlEvents } from './index.ts';

const bytes = (text: string | Uint8Array): Bytes => bytesOf(Buffer.from(text as string));

/** `+name{key=value}`, `-name`, `text`, each with its depth in front. */
function lines(text: string | Uint8Array): string[] {
  const found: string[] = [];
  try {
    for (const event of xmlEvents(bytes(text)))
      if (event.kind === 'text') found.push(`${event.depth} ${event.text}`);
      else if (event.kind === 'close') found.push(`${event.depth} -${event.name}`);
      else {
        const attributes = [...event.attributes].map(([key, value]) => `${key}=${value}`).join();
        found.push(`${event.depth} +${event.name}${attributes && `{${attributes}}`}`);
      }
  } catch (error) {
    if (!isBadContent(error)) throw error;
    found.push(`${error.name}: ${error.message}`);
  }
  return found;
}

test('elements, attributes and text with depths; white space alone is no text', () => {
  assert.deepEqual(lines(`<?xml version="1.0"?>\n<a one='1' two="2>1">\n  <b/>text <c >x</c\n>\n</a>\n`), [
    '1 +a{one=1,two=2>1}',
    '2 +b',
    '2 -b',
    '1 text ',
    '2 +c',
    '2 x',
    '2 -c',
    '1 -a',
  ]);
});

test('prefixes are cut from names, declarations of namespaces left out, a plain attribute wins over a prefixed one', () => {
  assert.deepEqual(lines('<m:a xmlns="u" xmlns:m="v" x:id="1" id="2"></m:a>'), ['1 +a{id=2}', '1 -a']);
});

test('CDATA, comments and instructions do not part a text', () => {
  assert.deepEqual(lines('<a>1<!-- <b> -- > --><![CDATA[<&amp;]]]><?x > ?>2</a>'), [
    '1 +a',
    '1 1<&amp;]2',
    '1 -a',
  ]);
});

test('the five entities and character references are decoded, all others stay text', () => {
  assert.deepEqual(
    lines('<a b="&quot;&apos;&#65;">&lt;&gt;&amp;&#x1F600;&#0;&#xD800;&#x110000;&nbsp;&amp;lt;</a>'),
    [`1 +a{b="'A}`, '1 <>&\u{1F600}\ufffd\ufffd\ufffd&nbsp;&lt;', '1 -a'],
  );
});

test('a DTD is passed over and none of its entities expanded (a billion laughs, a file of the host)', () => {
  const dtd = `<!DOCTYPE a [
    <!-- don't > stop ]> here -->
    <?x ]> ?>
    <!ENTITY l0 "ha > ]>"><!ENTITY l1 "&l0;&l0;&l0;"><!ENTITY e SYSTEM 'file:///etc/passwd'>
    <!ELEMENT a (#PCDATA)>
  ]>`;
  assert.deepEqual(lines(`${dtd}<a>&l1;&e;</a>`), ['1 +a', '1 &l1;&e;', '1 -a']);
  assert.deepEqual(lines('<!DOCTYPE a PUBLIC "x>" "y"><a/>'), ['1 +a', '1 -a']);
});

test('encodings: by mark, by look, by declaration; a declared UTF-16 that is none is UTF-8', () => {
  const text = '<a>é</a>';
  const expected = ['1 +a', '1 é', '1 -a'];
  const swapped = Buffer.from(text, 'utf16le').swap16();
  for (const data of [
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le'),
    Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
    swapped,
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, 'latin1'),
    Buffer.from(`<?xml version='1.0' encoding='utf-16'?>${text}`),
  ])
    assert.deepEqual(lines(data), expected);
  assert.deepEqual(lines('<?xml version="1.0" encoding="klingon"?><a/>'), [
    'Damaged: the encoding klingon is not known',
  ]);
});

test('bytes that are no UTF-8 become U+FFFD', () => {
  assert.deepEqual(lines(Buffer.from('<a>\xff</a>', 'latin1')), ['1 +a', '1 \ufffd', '1 -a']);
});

test('damaged: what came before the damage is given', () => {
  for (const [text, ...expected] of [
    ['<a><b>', '1 +a', '2 +b', 'Damaged: the document ends within <b>'],
    ['<a></b>', '1 +a', 'Damaged: </b> ends no element'],
    ['<a><b c></b></a>', '1 +a', 'Damaged: a broken attribute of <b>'],
    ['<a><b c="', '1 +a', 'Damaged: the document ends within a tag'],
    ['<a><!-- ', '1 +a', 'Damaged: the document ends before -->'],
    ['<a><![CDATA[ ', '1 +a', 'Damaged: the document ends before ]]>'],
    ['<!DOCTYPE a [', 'Damaged: the document ends within its DTD'],
    ['<a>< ></a>', '1 +a', 'Damaged: a tag without a name'],
    ['no document', 'Damaged: no XML document'],
    ['', 'Damaged: no XML document'],
  ] as const)
    assert.deepEqual(lines(text), expected, text);
});

test('over budget: depth, elements, tags and texts without end', () => {
  assert.deepEqual(lines('<a>'.repeat(300)).slice(255), ['256 +a', 'OverBudget: nested deeper than 256']);
  assert.match(lines(`<a b="${'x'.repeat(1 << 20)}"/>`).join(), /OverBudget: a tag of more than/);
  assert.match(lines(`<a>${'x'.repeat(5 << 20)}</a>`).join(), /OverBudget: a text/);
  assert.match(lines(`<a>${`${'x'.repeat(1 << 20)}<!---->`.repeat(5)}</a>`).join(), /OverBudget: a text/);
  const attributes = Array.from({ length: 1001 }, (_, i) => `a${i}=""`).join(' ');
  assert.match(lines(`<a ${attributes}/>`).join(), /OverBudget: more than 1000 attributes/);
});

test('a document of any size takes constant memory: it is read in windows, in order', () => {
  const row = Buffer.from(`<row id="1">${'text '.repeat(40)}</row>\n`);
  const [head, tail] = [Buffer.from('<rows>'), Buffer.from('</rows>')];
  const count = 100_000;
  const size = head.length + row.length * count + tail.length;
  let largest = 0;
  const endless: Bytes = {
    size,
    read(offset, length) {
      largest = Math.max(largest, length);
      const part = Buffer.alloc(length);
      for (let i = 0; i < length; ) {
        const at = offset + i - head.length;
        const [source, from] =
          at < 0
            ? [head, offset + i]
            : at >= row.length * count
              ? [tail, at - row.length * count]
              : [row, at % row.length];
        i += source.copy(part, i, from);
      }
      return part;
    },
  };
  let rows = 0;
  for (const event of xmlEvents(endless)) if (event.kind === 'open' && event.name === 'row') rows++;
  assert.equal(rows, count);
  assert.ok(largest <= 64 * 1024);
});

test('marks that fall on the edge of a window are seen', () => {
  for (let shift = 0; shift < 12; shift++) {
    const fill = 'x'.repeat(64 * 1024 - 8 - shift);
    assert.deepEqual(lines(`<a>${fill}<![CDATA[y]]><!--z--><b c="é"/></a>`).slice(1, 3), [
      `1 ${fill}y`,
      '2 +b{c=é}',
    ]);
  }
});

test('readXml: a tree; limits on bytes and elements; one root', () => {
  const tree = readXml(bytes('<a> x <b k="1">y</b> z </a>'));
  assert.equal(tree.text, 'x  z');
  assert.deepEqual(
    tree.children.map(({ name, text, attributes }) => [name, text, attributes.get('k')]),
    [['b', 'y', '1']],
  );
  assert.throws(() => readXml(bytes('<a></a>'), 3), OverBudget);
  assert.throws(() => readXml(bytes(`<a>${'<b/>'.repeat(200_001)}</a>`)), OverBudget);
  assert.throws(() => readXml(bytes('<a/><b/>')), Damaged);
  assert.equal(readXml(bytes('<__proto__ constructor="1"/>')).attributes.get('constructor'), '1');
});

test('whatever text and attribute values are written, they are read back', () => {
  const escape = (text: string) => text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
  const value = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(value, value, fc.boolean(), (text, attribute, wide) => {
      const document = `<a b="${escape(attribute)}">${escape(text)}</a>`;
      const { attributes, text: read } = readXml(bytes(Buffer.from(document, wide ? 'utf16le' : 'utf8')));
      assert.equal(read, text.trim());
      assert.equal(attributes.get('b'), attribute);
    }),
    { seed: 1 },
  );
});

test('any damage: an answer, Damaged or OverBudget', () => {
  const seed = Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE a [<!ENTITY x "y">]><a b="1" c='2'><!-- c --><d>text &amp; &#10;</d><![CDATA[x]]><e/></a>`,
  );
  for (const data of [
    ...mutations(seed, 600, 3),
    ...mutations(Buffer.from(seed.toString(), 'utf16le'), 200, 4),
  ])
    try {
      readXml(bytesOf(data));
    } catch (error) {
      if (!isBadContent(error)) throw error;
    }
});
