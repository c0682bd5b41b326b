import { utf16 } from './encodings.js';

const text = `<?xml version="1.0" encoding="UTF-8" standalone='yes'?>
<!-- c\u00e9 --><?pi d?>
<r id='a&amp;"b' xmlns:p="urn:p" xml:lang="de">\r\n
  <text>1 &lt; 2 \u20ac \u{1F600} &#x1F600; ]] &gt;</text><![CDATA[<&]]]]>
  <p:node p:a="" b="\t\n"><node xmlns="urn:d"/></p:node >
</r><!---->
`;

/** Well-formed documents with a bit of everything, in different encodings. */
export const samples: ReadonlyMap<string, string | Uint8Array> = new Map<string, string | Uint8Array>([
  ['a string', text],
  ['UTF-8', new TextEncoder().encode(text)],
  ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${text}`)],
  ['UTF-16, little-endian', utf16(text.replace('UTF-8', 'UTF-16'), true)],
  ['UTF-16, big-endian', utf16(text.replace('UTF-8', 'UTF-16'), false)],
  ['XML 1.1', new TextEncoder().encode(text.replace('1.0', '1.1').replaceAll('\n', '\u0085\u2028'))],
]);
