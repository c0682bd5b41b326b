import { describe, expect, it } from 'vitest';
import { standIns } from './stand-ins.js';
import { substitutionGroup } from './substitution-group.js';
import { typeHierarchy } from './type-hierarchy.js';
import { versionedFrames } from './versioned-frames.js';

const textOf = ({ documents }: { readonly documents: ReadonlyMap<string, string> }) =>
  [...documents.values()].join('');

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

describe('stand-ins', () => {
  it('are the same each time they are made', () => {
    const once = standIns().map(({ name, documents }) => [name, ...documents]);
    expect(standIns().map(({ name, documents }) => [name, ...documents])).toEqual(once);
  });

  it('have a hierarchy of 1,500 types, by extension and restriction', () => {
    const text = textOf(typeHierarchy());
    expect(count(text, /<xs:complexType name=/g)).toBe(1500);
    expect(count(text, /<xs:restriction base=/g)).toBeGreaterThan(100);
  });

  it('have a hierarchy of depth 10', () => {
    const bases = new Map(
      [
        ...textOf(typeHierarchy()).matchAll(
          /<xs:complexType name="(\w+)"><xs:complexContent><xs:\w+ base="t:(\w+)">/g,
        ),
      ].map(([, name = '', base = '']) => [name, base]),
    );
    const depthOf = (name: string): number => {
      const base = bases.get(name);
      return base === undefined ? 0 : 1 + depthOf(base);
    };
    expect(Math.max(...[...bases.keys()].map(depthOf))).toBe(10);
  });

  it('have a substitution group of 600 elements over six namespaces', () => {
    const { documents } = substitutionGroup();
    expect(documents.size).toBe(6);
    expect(count(textOf({ documents }), / substitutionGroup=/g)).toBe(600);
  });

  it('have 200 documents of one namespace, without the framework and the root', () => {
    const { documents } = versionedFrames();
    expect(documents.size).toBe(202);
    expect(
      new Set([...documents.values()].map((text) => / targetNamespace="([^"]+)"/.exec(text)?.[1])).size,
    ).toBe(1);
  });

  it('have a document of three megabytes, most of it documentation', () => {
    const text = textOf(
      standIns().find(({ name }) => name === 'documented-resources') ?? { documents: new Map() },
    );
    expect(text.length).toBeGreaterThan(2_900_000);
    expect(text.replace(/<xs:annotation>.*?<\/xs:annotation>/gs, '').length).toBeLessThan(text.length / 2);
  });
});
