import { describe, expect, it } from 'vitest';
import { compileValid, element } from './fixtures/schema-text.js';
import type { ElementDeclaration, Schema } from './model.js';
import { SchemaIndex } from './schema-index.js';

const components = `
  <xs:element name="head" type="xs:decimal"/>
  <xs:element name="abstract" type="xs:integer" abstract="true" substitutionGroup="head"/>
  <xs:element name="member" type="xs:int" substitutionGroup="abstract"/>
  <xs:element name="closed" type="xs:decimal" block="substitution"/>
  <xs:element name="refused" type="xs:int" substitutionGroup="closed"/>`;

describe('the substitution groups of an index', () => {
  const { schema, index } = indexOf(components);
  const head = element(schema, 'head');
  const closed = element(schema, 'closed');
  const { affiliated, candidates, substitutable, members } = index.substitutionGroups;

  it('are affiliated directly', () => {
    expect(namesOf(affiliated.get(head))).toEqual(['abstract']);
  });

  it('have candidates that are affiliated through others', () => {
    expect(namesOf(candidates.get(head))).toEqual(['abstract', 'member']);
    expect(namesOf(candidates.get(closed))).toEqual(['refused']);
  });

  it('have no substitutable elements where the head blocks substitution', () => {
    expect(namesOf(substitutable.get(head))).toEqual(['abstract', 'member']);
    expect(substitutable.has(closed)).toBe(false);
  });

  it('have no abstract members', () => {
    expect(namesOf(members.get(head))).toEqual(['member']);
  });
});

describe('an index', () => {
  it('finds what it is asked for once', () => {
    const { index } = indexOf(components);
    expect(index.components).toBe(index.components);
    expect(index.substitutionGroups).toBe(index.substitutionGroups);
  });
});

function indexOf(text: string): { readonly schema: Schema; readonly index: SchemaIndex } {
  const schema = compileValid(text);
  return { schema, index: new SchemaIndex(schema) };
}

function namesOf(elements: readonly ElementDeclaration[] = []): readonly string[] {
  return elements.map(({ name }) => name);
}
