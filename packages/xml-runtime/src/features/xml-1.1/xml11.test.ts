import { describe, expect, it } from 'vitest';
import { XmlSyntaxError } from '../../issues/errors.js';
import { parseElement } from '../../parse.js';
import { serializeElement } from '../../serialize.js';
import type { XmlElement } from '../../xml/element.js';
import { translateXml11 } from './translate-xml11.js';

const parse11 = (document: string): XmlElement => parseElement(document, { xml11: translateXml11 });

const declaration = '<?xml version="1.1"?>';

function textOf(document: string): string {
  return parse11(document).children.join('');
}

/** The rule and the place of the one issue that reading reports. */
function failure(document: string): string {
  try {
    parse11(document);
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    const [issue] = error.issues;
    return `${issue?.rule} ${issue?.line}:${issue?.column}`;
  }
  return 'none';
}

describe('documents of XML 1.1', () => {
  it('may refer to control characters', () => {
    expect(textOf(`${declaration}<a>&#1;&#xC;&#x7F;&#x85;</a>`)).toBe('\u0001\u000C\u007F\u0085');
    expect(parse11(`${declaration}<a b="&#x1F;"/>`).attributes[0]?.value).toBe('\u001F');
    expect(failure('<?xml version="1.0"?><a>&#1;</a>')).toBe('xml-well-formed 1:25');
    expect(failure(`${declaration}<a>&#0;</a>`)).toBe('xml-well-formed 1:25');
  });

  it.each(['\u0001', '\u000C', '\u007F', '\u0080', '\u0084', '\u0086', '\u009F'])(
    'may not hold the control character %j itself',
    (character) => {
      expect(failure(`${declaration}\u2028<a>${character}</a>`)).toBe('xml-well-formed 2:4');
      expect(failure(`${declaration}<a/><!--${character}-->`)).toBe('xml-well-formed 1:30');
    },
  );

  it('have two more line ends', () => {
    expect(textOf(`${declaration}<a>1\u00852\r\u00853\u20284\r\n5\r6\r\r\u0085\u0085</a>`)).toBe(
      '1\n2\n3\n4\n5\n6\n\n\n',
    );
    expect(parse11(`${declaration}\u0085<a\u2028b="1\u0085"/>`).attributes[0]?.value).toBe('1 ');
    expect(textOf('<?xml version="1.0"?><a>1\u00852\u2028</a>')).toBe('1\u00852\u2028');
    expect(failure('<?xml version="1.1"\u0085?><a/>')).toBe('xml-well-formed 1:1');
  });

  it('may end the binding of a prefix', () => {
    const root = parse11(`${declaration}<p:a xmlns:p="urn:p"><b xmlns:p=""><p/></b><p:c/></p:a>`);
    expect(root.children).toMatchObject([{ name: 'b' }, { name: 'c', namespaceURI: 'urn:p' }]);
    expect(failure(`${declaration}<p:a xmlns:p="urn:p"><b xmlns:p=""><p:c/></b></p:a>`)).toBe(
      'xml-namespaces 1:58',
    );
    expect(serializeElement(root)).toBe('<p:a xmlns:p="urn:p"><b><p/></b><p:c/></p:a>');
  });

  it('are read as 1.0 when they declare a version after 1.1', () => {
    expect(failure('<?xml version="1.2"?><a>&#1;</a>')).toBe('xml-well-formed 1:25');
  });
});

describe('writing XML 1.1', () => {
  const text = 'a\u0001<\u000B\t\n\r\u007F\u0080\u0085\u2028é😀';
  const element = {
    name: 'a',
    namespaceURI: '',
    attributes: [{ name: 'b', namespaceURI: '', value: text }],
    children: [text],
  };

  it('keeps control characters and line ends', () => {
    const written = serializeElement(element, { declaration: { version: '1.1' } });
    expect(written.startsWith('<?xml version="1.1" encoding="utf-8"?>')).toBe(true);
    expect(parse11(written)).toEqual(element);
  });

  it('refuses what XML 1.1 cannot hold either, and options that are none', () => {
    const options = { declaration: { version: '1.1' } } as const;
    for (const illegal of ['\u0001\u0000', '\u0001\uD800', '\uFFFE'])
      expect(() => serializeElement({ ...element, children: [illegal] }, options)).toThrow(/U\+/);
    // @ts-expect-error: what callers without types may pass
    expect(() => serializeElement(element, { declaration: { version: '2.0' } })).toThrow(/version/);
  });

  it('is what control characters need', () => {
    expect(() => serializeElement(element, { declaration: true })).toThrow(/U\+/);
  });
});
