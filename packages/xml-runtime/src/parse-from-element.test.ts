import { describe, expect, it } from 'vitest';
import type { QName } from './datatypes/index.js';
import * as xs from './datatypes/xs.js';
import { tolerant } from './features/tolerant/tolerant.js';
import { anyAttribute } from './features/wildcards/any.js';
import { XmlValidationError } from './issues/errors.js';
import { parse, parseElement } from './parse.js';
import { parseFromElement } from './parse-from-element.js';
import { complexType, element } from './schema/define.js';
import type { XmlElement } from './schema/descriptor.js';
import { serialize } from './serialize.js';
import { serializeToElement } from './serialize-to-element.js';

interface Order {
  readonly id: string;
  readonly count: number;
  readonly kind: QName;
}

const orderType = complexType<Order>({
  attributes: [{ attribute: 'id', type: xs.ID, required: true }],
  content: {
    sequence: [
      { element: 'count', namespaceURI: 'urn:o', type: xs.int },
      { element: 'kind', namespaceURI: 'urn:o', type: xs.QName },
    ],
  },
});
const Order = element<Order>({ name: 'order', namespaceURI: 'urn:o', type: orderType });
const Envelope = element<{ $any: XmlElement }>({
  name: 'envelope',
  namespaceURI: 'urn:e',
  type: complexType({
    content: { sequence: [{ any: anyAttribute({ namespaces: '##any', processContents: 'skip' }) }] },
  }),
});

const order: Order = { id: 'x1', count: 3, kind: { namespaceURI: 'urn:k', localName: 'big' } };
const document =
  '<envelope xmlns="urn:e" xmlns:k="urn:k"><o:order xmlns:o="urn:o" id="x1"><o:count>3</o:count><o:kind>k:big</o:kind></o:order></envelope>';

describe('an element that a wildcard admitted', () => {
  it('can be read by a declaration, or as of a type', () => {
    const { $any } = parse(Envelope, document);
    expect(parseFromElement(Order, $any)).toEqual(order);
    expect(parseFromElement(orderType, $any)).toEqual(order);
    expect(parseFromElement(orderType, { ...$any, name: 'other' })).toEqual(order);
    expect(parseFromElement(xs.int, parseElement('<n> 5 </n>'))).toBe(5);
  });

  it('is refused with the path to what is wrong', () => {
    const { $any } = parse(Envelope, document.replace('>3<', '>three<'));
    expect(() => parseFromElement(Order, $any)).toThrow(XmlValidationError);
    try {
      parseFromElement(Order, $any);
    } catch (error) {
      expect(error).toMatchObject({
        issues: [{ rule: 'cvc-datatype-valid.1.2.1', path: ['children', 0], found: 'three' }],
      });
    }
    expect(() => parseFromElement(Order, { ...$any, name: 'other' })).toThrow(
      "has to be 'order', not 'other'",
    );
  });

  it('keeps what the schema does not know, where that is tolerated', () => {
    const extended = parseElement(
      '<order xmlns="urn:o" xmlns:k="urn:k" id="x1"><count>3</count><kind>k:big</kind><new/></order>',
    );
    const rules: string[] = [];
    const onIssue = ({ rule }: { readonly rule: string }): number => rules.push(rule);
    expect(parseFromElement(Order, extended, { tolerant, onIssue })).toEqual({ ...order, new: '' });
    expect(rules).toEqual(['cvc-complex-type.2.4.d']);
  });
});

describe('a typed value', () => {
  it('can stand where a wildcard admits an element', () => {
    const $any = serializeToElement(Order, order);
    expect($any).toMatchObject({ name: 'order', namespaceURI: 'urn:o' });
    const text = serialize(Envelope, { $any });
    expect(parseFromElement(Order, parse(Envelope, text).$any)).toEqual(order);
  });

  it('keeps names in no namespace', () => {
    const plain = { ...order, kind: { namespaceURI: '', localName: 'big' } };
    const $any = serializeToElement(Order, plain);
    expect(parseFromElement(Order, $any)).toEqual(plain);
    expect(parseFromElement(Order, parse(Envelope, serialize(Envelope, { $any })).$any)).toEqual(plain);
  });

  it('is refused when it is not valid', () => {
    expect(() => serializeToElement(Order, { ...order, count: 1.5 })).toThrow(XmlValidationError);
  });
});
