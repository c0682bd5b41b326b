import { expectTypeOf } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { parse } from '../parse.js';
import { serialize } from '../serialize.js';
import type { StandardSchemaV1 } from '../standard-schema.js';
import { standardSchema } from '../standard-schema.js';
import { validate } from '../validate.js';
import { complexType, element } from './define.js';
import type { ComplexTypeDescriptor, ElementDescriptor } from './descriptor.js';

interface Point {
  lat: string;
  ele?: number;
}

// The declared type of a constant is what its descriptor describes.
const PointType: ComplexTypeDescriptor<Point> = complexType({
  attributes: [{ attribute: 'lat', type: xs.decimal, required: true }],
  content: { sequence: [{ element: 'ele', type: () => xs.int, minOccurs: 0 }] },
});
const PointElement: ElementDescriptor<Point> = element({
  name: 'p',
  namespaceURI: '',
  type: () => PointType,
});
const Nillable: ElementDescriptor<Point | null> = element({
  name: 'p',
  namespaceURI: '',
  type: PointType,
  nillable: true,
});

expectTypeOf(parse(PointElement, '')).toEqualTypeOf<Point>();
expectTypeOf(parse(Nillable, new Uint8Array())).toEqualTypeOf<Point | null>();
expectTypeOf(serialize(PointElement, { lat: '1' })).toEqualTypeOf<string>();
expectTypeOf(standardSchema(PointElement)).toEqualTypeOf<StandardSchemaV1<Point, Point>>();

// @ts-expect-error: a value of the wrong type
serialize(PointElement, { lat: 1 });

// Descriptors of all types are descriptors.
const all: readonly ElementDescriptor[] = [PointElement, Nillable];
validate(all[0] ?? PointElement, undefined);
