import { describe, expect, it } from 'vitest';
import { ConfigurationError, parseConfiguration } from './parse-configuration.js';
import { defaultConfiguration } from './read-settings.js';

function problemOf(json: string): string {
  try {
    parseConfiguration('x.json', json);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return String((error as Error).message);
  }
  throw new Error('The configuration was accepted.');
}

describe('parseConfiguration', () => {
  it('names all that is wrong', () => {
    expect(problemOf('{"layout": 1, "index": 1, "name": {}}').split('\n')).toEqual([
      'x.json: layout must be one of "namespace", "document", "single".',
      'x.json: index must be true or false, not a number.',
      expect.stringMatching(/^x\.json: name is not known here; did you mean names\?/),
    ]);
  });

  it('reads every member', () => {
    const configuration = parseConfiguration(
      'x.json',
      JSON.stringify({
        names: { 'type:foo': 'Bar', 'element:{urn:a}b/c': 'Baz' },
        simpleTypes: { decimal: 'number', dateTime: 'Date', date: 'string' },
        bareSimpleContent: ['Reference'],
        layout: 'document',
        moduleSize: 500,
        banner: ['// one', '// two'],
      }),
    );
    expect(configuration).toEqual({
      ...defaultConfiguration,
      names: new Map([
        ['type:foo', 'Bar'],
        ['element:{urn:a}b/c', 'Baz'],
      ]),
      simpleTypes: { decimal: 'number', dateTime: 'Date', date: 'string' },
      bareSimpleContent: ['Reference'],
      layout: 'document',
      moduleSize: 500,
      banner: '// one\n// two',
    });
  });

  it('has a default for every member', () => {
    expect(parseConfiguration('x.json', '{}')).toEqual(defaultConfiguration);
  });

  it.each([
    ['{', /^x\.json is not JSON: /],
    ['[]', /^x\.json: the configuration must be an object, not an array\.$/],
    ['{"nmes": {}}', /^x\.json: nmes is not known here; did you mean names\? Known are .*names.*\.$/],
    ['{"colour": {}}', /^x\.json: colour is not known here; known are .*names/],
    ['{"layout": "singel"}', /^x\.json: layout must be one of .*; did you mean "single"\?$/],
    ['{"names": []}', /^x\.json: names must be an object, not an array\.$/],
    ['{"moduleSize": 0}', /^x\.json: moduleSize must be a whole number above 0, not a number\.$/],
    ['{"moduleSize": 1.5}', /^x\.json: moduleSize must be a whole number above 0/],
    ['{"transform": "a.js"}', /^x\.json: transform must be a function, which a configuration in TypeScript/],
    ['{"leniencies": ["patterns"]}', /^x\.json: leniencies\[0\] must be one of "pattern-escapes"/],
    [
      '{"documentation": "en"}',
      /^x\.json: documentation must be true, false, or \{ "language" \}, not "en"\.$/,
    ],
    ['{"documentation": {}}', /^x\.json: documentation\.language must be a language tag such as "en"\.$/],
    ['{"out": ""}', /^x\.json: out must be a string, not ""\.$/],
    ['{"banner": 1}', /^x\.json: banner must be an array of strings\.$/],
    ['{"simpleTypes": {"integr": "number"}}', /^x\.json: simpleTypes\.integr is not known here/],
    [
      '{"simpleTypes": {"int": "number"}}',
      /^x\.json: simpleTypes\.int must be a codec: \{ "type", "import", "codec" \}\.$/,
    ],
    [
      '{"simpleTypes": {"decimal": "bigint"}}',
      /^x\.json: simpleTypes\.decimal must be one of "string", "number"\.$/,
    ],
    ['{"bareSimpleContent": "Reference"}', /^x\.json: bareSimpleContent must be an array of strings\.$/],
    ['{"bareSimpleContent": ["a", 1]}', /^x\.json: bareSimpleContent\[1\] must be a string\.$/],
    ['{"names": {"foo": "Bar"}}', /^x\.json: names\.foo must begin with "type:"/],
    ['{"names": {"type:foo": "a-b"}}', /^x\.json: names\.type:foo must be a TypeScript identifier\.$/],
    ['{"names": {"type:foo": "bar"}}', /^x\.json: names\.type:foo must begin with a capital letter/],
    ['{"layout": "files"}', /^x\.json: layout must be one of "namespace", "document", "single"\.$/],
    ['{"schemas": "a.xsd"}', /^x\.json: schemas must be an array of strings\.$/],
    ['{"out": 1}', /^x\.json: out must be a string, not a number\.$/],
    ['{"index": "no"}', /^x\.json: index must be true or false, not "no"\.$/],
    [
      '{"include": ["order"]}',
      /^x\.json: include\[0\] must be "element:", "type:" or "attribute:" and a name/,
    ],
    ['{"banner": "const a = 1;"}', /^x\.json: banner must hold comments only, and has "const a = 1;"\.$/],
    ['{"documentation": {"language": 1}}', /^x\.json: documentation\.language must be a language tag/],
    ['{"fileNames": {"urn:a": "a.ts"}}', /^x\.json: fileNames\.urn:a must be without an ending: "a"\.$/],
    ['{"fileNames": {"urn:a": "a.d"}}', /^x\.json: fileNames\.urn:a must not end with "\.d"/],
    [
      '{"fileNames": {"urn:a": "Index"}}',
      /^x\.json: fileNames\.urn:a is the name of a file that is generated anyway: "Index"/,
    ],
    ['{"fileNames": {"urn:a": "../a"}}', /^x\.json: fileNames\.urn:a must be the name of a file/],
    [
      '{"fileNames": {"urn:a": "a", "urn:b": "A"}}',
      /^x\.json: fileNames\.urn:b is the name of the file of "urn:a"/,
    ],
    ['{"types": {"Money": "number"}}', /^x\.json: types\.Money must begin with "type:"/],
    ['{"types": {"type:Money": "Money"}}', /^x\.json: types\.type:Money must be one of "string", "number"/],
    [
      '{"types": {"type:Money": {"type": "Money"}}}',
      /^x\.json: types\.type:Money\.codec must be the name of an export\.$/,
    ],
    [
      '{"types": {"type:Money": {"type": "Money", "codec": "money"}}}',
      /^x\.json: types\.type:Money\.import must name the module/,
    ],
    [
      '{"types": {"type:Money": {"type": "Money", "codec": "a-b", "import": "./money.js"}}}',
      /^x\.json: types\.type:Money\.codec must be the name of an export\.$/,
    ],
  ])('refuses %s', (json, message) => {
    expect(problemOf(json)).toMatch(message);
  });
});
