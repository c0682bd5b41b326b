import { secretAttributes, secretElements } from '@proj/xml-commands';
import { describe, expect, test, vi } from 'vitest';
import { add, modify } from './commands/modify-records.js';
import { clientOf, failureOf, responseXml, scriptedService } from './fixtures/scripted-service.js';
import { rawCommand } from './raw-command.js';
import { maskSecrets, maskXml } from './secrets.js';

// The schema, as if it marked more.
vi.mock(import('@proj/xml-commands'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    secretElements: [...original.secretElements, 'api.token', 'pin'],
    secretAttributes: { ...original.secretAttributes, gate: ['code', 'pin'], pin: ['salt'] },
  };
});

const secret = 'hunter-2-of-ann';

test('the schema marks the secrets that are known', async () => {
  const original = await vi.importActual<typeof import('@proj/xml-commands')>('@proj/xml-commands');
  expect(original.secretElements).toEqual(['access_token', 'password', 'ssn']);
  expect(original.secretAttributes).toEqual({ request: ['key'] });
});

describe('what the schema marks is masked', () => {
  test.each(secretElements)('in XML, the element %s', (name) => {
    expect(maskXml(`<${name}>${secret}</${name}><a/>`)).toBe(`<${name}>***</${name}><a/>`);
    expect(maskXml(`<x${name}>1</x${name}>`)).toBe(`<x${name}>1</x${name}>`);
  });

  test.each(
    Object.entries(secretAttributes).flatMap(([element, names]) =>
      names.map((name) => [element, name] as const),
    ),
  )('in XML, of the element %s the attribute %s', (element, name) => {
    expect(maskXml(`<${element} a=" ${name}='b'" ${name} = '${secret}' b="2"/>`)).toBe(
      `<${element} a=" ${name}='b'" ${name} = "***" b="2"/>`,
    );
    // Where the text ends within the value.
    expect(maskXml(`<${element} ${name}="${secret}`)).toContain(`<${element} ${name}="***"`);
    expect(maskXml(`<other ${name}="1"/>`)).toBe(`<other ${name}="1"/>`);
  });

  test('in XML, all of an element that has both', () => {
    expect(maskXml('<gate code="1" pin="2" x="3"/><pin salt="4" x="5">6</pin>')).toBe(
      '<gate code="***" pin="***" x="3"/><pin salt="***" x="5">***</pin>',
    );
    expect(maskXml('<apiXtoken>1</apiXtoken>')).toBe('<apiXtoken>1</apiXtoken>');
  });

  test('in values, which may be tagged', () => {
    expect(
      maskSecrets({
        pin: '1',
        gate: { code: '2', x: '3' },
        $content: [
          { $name: 'pin', $value: { $value: '4' } },
          { $name: 'x', $value: '5' },
        ],
      }),
    ).toEqual({
      pin: '***',
      gate: { code: '***', x: '3' },
      $content: [
        { $name: 'pin', $value: '***' },
        { $name: 'x', $value: '5' },
      ],
    });
  });
});

describe('a secret that a service quotes is masked by its value', () => {
  const quoting = (name: string, value: string) =>
    scriptedService(responseXml(`<${name} status="8"><errors>not ${value}</errors></${name}>`));
  const shown = (error: unknown): string => JSON.stringify([error, String(error)]);

  test.each(secretElements)('in `unknownFields`, under the name %s', async (name) => {
    const service = quoting('Add', secret);
    const command = add('Project', [{ name: 'a' }, { name: 'b' }], {
      unknownFields: [{}, { [name]: secret }],
    });
    const error = await failureOf(clientOf(service).send(command));
    expect(service.requests[0]).toContain(`<${name}>${secret}</${name}>`);
    expect(shown(error)).toContain('not ***');
    expect(shown(error)).not.toContain(secret);
  });

  test('in `unknownFields`, as a number', async () => {
    const service = quoting('Modify', '123456789');
    const command = modify('Project', { id: 7 }, { unknownFields: { pin: 123_456_789, code_name: 'x' } });
    const error = await failureOf(clientOf(service).send(command));
    expect(shown(error)).toContain('not ***');
    expect(shown(error)).not.toContain('123456789');
  });

  test('and other `unknownFields` are not', async () => {
    const service = quoting('Modify', 'project-seven');
    const command = modify('Project', { id: 7 }, { unknownFields: { code_name: 'project-seven' } });
    expect(shown(await failureOf(clientOf(service).send(command)))).toContain('not project-seven');
  });

  test.each([
    `<Reset><User><pin lang="en">${secret}</pin></User></Reset>`,
    `<Reset><gate code="${secret}"/></Reset>`,
  ])('in the command %s', async (xml) => {
    const error = await failureOf(clientOf(quoting('Reset', secret)).send(rawCommand(xml, (it) => it)));
    expect(shown(error)).toContain('not ***');
    expect(shown(error)).not.toContain(secret);
  });
});
