import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ContentScanner } from './content-scanner.js';

/** What a scanner makes of a document in chunks of a size. */
function scan(document: string, size: number): { content: string; rest: string } {
  const scanner = new ContentScanner();
  const bytes = new TextEncoder().encode(document);
  let content = '';
  for (let start = 0; start < bytes.length; start += size) {
    content += new TextDecoder().decode(scanner.push(bytes.slice(start, start + size)));
  }
  return { content, rest: new TextDecoder().decode(scanner.rest()) };
}

test.each([
  ['an element', '<a><base64_data>QUJD</base64_data></a>', 'QUJD', '<a><base64_data></base64_data></a>'],
  [
    'with attributes',
    '<base64_data x="1" >QUJD</base64_data >',
    'QUJD',
    '<base64_data x="1" ></base64_data >',
  ],
  ['an empty element', '<a><base64_data/><b>QUJD</b></a>', '', '<a><base64_data/><b>QUJD</b></a>'],
  ['of another name', '<base64_data_x>QUJD</base64_data_x>', '', '<base64_data_x>QUJD</base64_data_x>'],
  ['none', '<response><Auth status="401"/>é</response>', '', '<response><Auth status="401"/>é</response>'],
  [
    'in a comment',
    '<!-- <base64_data>no</base64_data> -- --><base64_data>QUJD</base64_data>',
    'QUJD',
    '<!-- <base64_data>no</base64_data> -- --><base64_data></base64_data>',
  ],
  [
    'in character data',
    '<n><![CDATA[<base64_data>no</base64_data>]]]></n><base64_data>QUJD</base64_data>',
    'QUJD',
    '<n><![CDATA[<base64_data>no</base64_data>]]]></n><base64_data></base64_data>',
  ],
  [
    'behind character data',
    '<n>€<![CDATA[<base64_data>no]]></n><base64_data>QU\r\nJD</base64_data><n>ö</n>',
    'QU\r\nJD',
    '<n>€<![CDATA[<base64_data>no]]></n><base64_data></base64_data><n>ö</n>',
  ],
  [
    'the first of two',
    '<base64_data>QUJD</base64_data><base64_data>no</base64_data>',
    'QUJD',
    '<base64_data></base64_data><base64_data>no</base64_data>',
  ],
])('the content is taken out, and the rest is kept: %s', (_, document, content, rest) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: document.length * 2 }), (size) => {
      expect(scan(document, size)).toEqual({ content, rest });
    }),
  );
});
