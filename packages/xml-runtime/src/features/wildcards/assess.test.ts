import { describe, expect, it } from 'vitest';
import * as xs from '../../datatypes/xs.js';
import { repeat } from '../../features/counting/repeat.js';
import { brief, holding, issues, schemaOf, XSI } from '../../fixtures/documents.js';
import { parse } from '../../parse.js';
import { complexType, element } from '../../schema/define.js';
import type { ElementDescriptor, SchemaDescriptor } from '../../schema/descriptor.js';
import { validate } from '../../validate.js';
import { anyAttribute } from './any.js';

describe('wildcards', () => {
  const known: ElementDescriptor = element({
    name: 'known',
    namespaceURI: 'urn:k',
    type: complexType({
      content: {
        sequence: [
          { element: 'n', type: xs.int, minOccurs: 0 },
          {
            any: anyAttribute({
              namespaces: '##any',
              processContents: 'lax',
              schema: () => schemaOf({ elements: [known] }),
            }),
            minOccurs: 0,
          },
        ],
      },
    }),
  });
  const open = (processContents: 'strict' | 'lax' | 'skip'): ElementDescriptor =>
    holding({
      sequence: [
        repeat(
          {
            any: anyAttribute({
              namespaces: '##any',
              processContents,
              schema: () => schemaOf({ elements: [known] }),
            }),
          },
          0,
          2,
        ),
      ],
    });

  it('give elements as they are', () => {
    expect(
      parse(open('lax'), '<r>\n<k:known xmlns:k="urn:k" ><n>1</n></k:known><u a="1"> <v/>x</u></r>'),
    ).toEqual({
      $any: [
        {
          name: 'known',
          namespaceURI: 'urn:k',
          prefix: 'k',
          attributes: [],
          children: [{ name: 'n', namespaceURI: '', attributes: [], children: ['1'] }],
        },
        {
          name: 'u',
          namespaceURI: '',
          attributes: [{ name: 'a', namespaceURI: '', value: '1' }],
          children: [' ', { name: 'v', namespaceURI: '', attributes: [], children: [] }, 'x'],
        },
      ],
    });
  });

  it('assess what is declared, however deep it stands', () => {
    const bad = '<k:known xmlns:k="urn:k"><n>x</n></k:known>';
    expect(brief(open('skip'), `<r>${bad}</r>`)).toEqual([]);
    expect(brief(open('lax'), `<r>${bad}</r>`)).toEqual(['cvc-datatype-valid.1.2.1 1:4 /$any/0/children/0']);
    expect(brief(open('lax'), `<r><u/><u>t<v>${bad}</v></u></r>`)).toEqual([
      'cvc-datatype-valid.1.2.1 1:8 /$any/1/children/1/children/0/children/0',
    ]);
    const nested = `<k:known xmlns:k="urn:k"><n>1</n>${bad}</k:known>`;
    expect(brief(open('strict'), `<r>${nested}</r>`)).toEqual([
      'cvc-datatype-valid.1.2.1 1:4 /$any/0/children/1/children/0',
    ]);
  });

  it('ask for declarations where they are strict', () => {
    expect(brief(open('strict'), '<r><u/></r>')).toEqual(['cvc-complex-type.2.4.c 1:4 /$any/0']);
  });

  it('resolve QNames by declarations around and inside of the element', () => {
    const named = element({
      name: 'q',
      namespaceURI: '',
      type: complexType({
        attributes: [{ attribute: 'a', type: xs.QName }],
        content: { sequence: [{ element: 'b', type: xs.QName }] },
      }),
    });
    const descriptor = holding({
      any: anyAttribute({
        namespaces: '##any',
        processContents: 'strict',
        schema: () => schemaOf({ elements: [named] }),
      }),
    });
    expect(brief(descriptor, '<r xmlns:o="urn:o"><q xmlns:i="urn:i" a="i:x"><b>o:y</b></q></r>')).toEqual([]);
    expect(brief(descriptor, '<r><q a="i:x"><b>o:y</b></q></r>')).toEqual([
      'cvc-datatype-valid.1.2.1 1:4 /$any',
      'cvc-datatype-valid.1.2.1 1:4 /$any/children/0',
    ]);
  });
});

describe('types that the content model declares', () => {
  const schema = (): SchemaDescriptor =>
    schemaOf({ elements: [element({ name: 'e', namespaceURI: '', type: xs.time })] });
  const any = anyAttribute({ namespaces: '##any', processContents: 'lax', schema });
  const descriptor = holding(
    {
      sequence: [
        repeat({ element: 'e', type: xs.int }, 1, 2),
        { element: 'f', type: xs.int },
        { any, minOccurs: 0 },
      ],
    },
    {
      declaredTypes: [
        { element: 'e', type: xs.int },
        { element: 'f', type: xs.int },
      ],
    },
  );
  const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';

  it('go for what wildcards admit', () => {
    expect(brief(descriptor, '<r><e>1</e><f>1</f><f>x</f></r>')).toEqual([]);
    expect(brief(descriptor, '<r><e>1</e><f>1</f><e>12:00:00</e></r>')).toEqual([
      'cvc-complex-type.5 1:20 /$any',
    ]);
    const typed = (name: string): string =>
      `<r ${XSI} ${XS}><e>1</e><f>1</f><f xsi:type="xs:${name}">1</f></r>`;
    expect(brief(descriptor, typed('byte'))).toEqual([]);
    expect(issues(descriptor, typed('decimal'))).toMatchObject([{ rule: 'cvc-complex-type.5' }]);
  });

  it('go for values, too', () => {
    const time = { name: 'e', namespaceURI: '', attributes: [], children: ['12:00:00'] };
    expect(validate(descriptor, { e: [1], f: 1, $any: time }).map(({ rule }) => rule)).toEqual([
      'cvc-complex-type.5',
    ]);
  });
});
