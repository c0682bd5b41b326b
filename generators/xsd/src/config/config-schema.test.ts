import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfiguration } from './parse-configuration.js';

interface JsonSchema {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly default?: unknown;
}

const schema = JSON.parse(
  readFileSync(new URL('../../config.schema.json', import.meta.url), 'utf8'),
) as JsonSchema;

describe('config.schema.json', () => {
  it('offers the layouts that the parser takes', () => {
    const layouts = schema.properties.layout?.enum ?? [];
    expect(messageOf('{"layout": "other"}')).toContain(
      `must be one of ${layouts.map((layout) => JSON.stringify(layout)).join(', ')}.`,
    );
  });

  it('has the members that the parser knows, and no others', () => {
    const known = /known are (.*)\./.exec(messageOf('{"unknown": 1}'))?.[1]?.split(', ');
    // No JSON holds a function.
    expect(Object.keys(schema.properties)).toEqual(known?.filter((name) => name !== 'transform'));
    expect(known).toContain('transform');
    const mapped = /known are (.*)\./.exec(messageOf('{"simpleTypes": {"unknown": 1}}'))?.[1]?.split(', ');
    expect(Object.keys(schema.properties.simpleTypes?.properties ?? {})).toEqual(mapped);
  });

  it('has the defaults that the parser has', () => {
    const defaults = Object.entries(schema.properties).flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const { xsdVersion, ...configuration } = Object.fromEntries(defaults);
    expect(xsdVersion).toBe('1.0');
    expect(parseConfiguration('c.json', '{}')).toMatchObject(configuration);
  });

  it.each(
    Object.entries(schema.properties.simpleTypes?.properties ?? {}).flatMap(([name, { anyOf }]) =>
      (anyOf ?? []).flatMap(({ enum: values }) => (values === undefined ? [] : [[name, values] as const])),
    ),
  )('offers the values that the parser takes for simpleTypes.%s', (name, values) => {
    for (const value of values) {
      const { simpleTypes } = parseConfiguration(
        'c.json',
        JSON.stringify({ simpleTypes: { [name]: value } }),
      );
      expect(simpleTypes).toEqual({ [name]: value });
    }
    expect(messageOf(JSON.stringify({ simpleTypes: { [name]: 'other' } }))).toContain(
      `must be one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
    );
  });
});

function messageOf(json: string): string {
  try {
    parseConfiguration('c.json', json);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}
