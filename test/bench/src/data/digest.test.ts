import { describe, expect, it } from 'vitest';
import { digestRecords } from './digest.js';

describe('digestRecords', () => {
  it('does not depend on the order of fields, nor on the form of an empty element', () => {
    expect(digestRecords([{ id: '1', date: { Date: { day: '2' } }, notes: '' }])).toBe(
      digestRecords([{ notes: {}, date: { Date: { day: '2' } }, id: '1' }]),
    );
  });

  it.each([
    ['a text', [{ id: '2' }]],
    ['the path of a text', [{ ID: '1' }]],
    ['a missing field', [{}]],
    ['a missing record', []],
  ])('notices %s', (_, records) => {
    expect(digestRecords(records)).not.toBe(digestRecords([{ id: '1' }]));
  });

  it('notices the order of records', () => {
    expect(digestRecords([{ id: '1' }, { id: '2' }])).not.toBe(digestRecords([{ id: '2' }, { id: '1' }]));
  });

  it('refuses values that are not texts', () => {
    expect(() => digestRecords([{ hours: { decimal: 1.5 } }])).toThrow('/hours/decimal: number, not a text');
  });
});
