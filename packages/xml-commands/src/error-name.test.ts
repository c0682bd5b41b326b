import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorName } from './error-name.js';
import { type ErrorCode, errorNames } from './generated/errors/index.js';

const specification: Record<string, string> = JSON.parse(
  readFileSync(new URL('../../../specs/xml-commands/errors.json', import.meta.url), 'utf8'),
);

test('every code of the specification has its name, by text and by number', () => {
  for (const [code, name] of Object.entries(specification)) {
    expect(errorName(code)).toBe(name);
    expect(errorName(Number(code))).toBe(name);
  }
});

test('the generated table holds the codes of the specification in their numerical order', () => {
  const codes = Object.keys(errorNames);
  expect(codes).toEqual(Object.keys(specification).sort((a, b) => Number(a) - Number(b)));
  expect(codes.length).toBe(243);
});

test.each(['constructor', '__proto__', '', '00', '0401', '99999', -1, 1.5])('%s is no code', (code) => {
  expect(errorName(code)).toBeUndefined();
});

test('codes are a union of literals', () => {
  const code: ErrorCode = '401';
  // @ts-expect-error no code of the table
  const unknown: ErrorCode = '99999';
  expect(errorName(code)).toBeDefined();
  expect(errorName(unknown)).toBeUndefined();
});
