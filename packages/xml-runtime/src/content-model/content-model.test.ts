import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { all } from '../features/all-group/all.js';
import { repeat } from '../features/counting/repeat.js';
import { group, local, sequence } from '../schema/define-content.js';
import { type Particle, unbounded } from '../schema/descriptor.js';
import { internName } from '../xml/names.js';
import { contentModelOf } from './content-model.js';

const a = local('a', xs.int);

function accepts(particle: Particle, ...children: readonly string[]): boolean {
  const matcher = contentModelOf(particle, () => true).matcher();
  return children.every((name) => matcher.step(internName('', name))) && matcher.isComplete();
}

describe('contentModelOf', () => {
  it('compiles what has to be counted where repeat made it', () => {
    const particle = sequence([local('b', xs.int, 0), repeat(a, 2, 3)]);
    expect(accepts(particle, 'b', 'a', 'a', 'a')).toBe(true);
    expect(accepts(particle, 'b', 'a')).toBe(false);
    expect(accepts(particle, 'a', 'a', 'a', 'a')).toBe(false);
  });

  it('finds what repeat made in groups that are referred to', () => {
    const particle = group(() => sequence([repeat(sequence([a]), 2, unbounded)]));
    expect(accepts(particle, 'a')).toBe(false);
    expect(accepts(particle, 'a', 'a', 'a')).toBe(true);
  });

  it('compiles all-groups that all made', () => {
    expect(accepts(all([a, local('b', xs.int)]), 'b', 'a')).toBe(true);
    expect(accepts(all([a, local('b', xs.int)], { minOccurs: 0 }))).toBe(true);
    expect(
      accepts(
        group(() => all([a, local('b', xs.int)])),
        'b',
        'a',
      ),
    ).toBe(true);
  });

  it('says which function has to make the particle, rather than to count wrongly', () => {
    expect(() => accepts(local('a', xs.int, 2, 5))).toThrow(/repeat\(\)/);
    expect(() => accepts(sequence([a], { maxOccurs: 3 }))).toThrow(/repeat\(\)/);
    expect(() => accepts({ all: [a] })).toThrow(/all\(\)/);
  });
});
