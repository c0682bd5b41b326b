import { describe, expect, it } from 'vitest';
import { createSlips } from './slips.js';

describe('createSlips', () => {
  it('makes the same records each time', () => {
    expect(createSlips(20)).toEqual(createSlips(20));
  });

  it('makes records that differ, with texts that need entities and texts that are not ASCII', () => {
    const slips = createSlips(200);

    expect(new Set(slips.map((slip) => JSON.stringify(slip))).size).toBe(200);
    expect(slips.some(({ description }) => description?.includes('&'))).toBe(true);
    expect(slips.some(({ description }) => description?.includes('ü'))).toBe(true);
    expect(slips.some(({ notes }) => notes === '')).toBe(true);
  });
});
