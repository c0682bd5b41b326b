import { ResponseElement } from '@proj/xml-commands';
import { parse, tolerant } from '@proj/xml-runtime';
import { describe, expect, test, vi } from 'vitest';
import { add, modify } from './commands/modify-records.js';
import { time, whoami } from './commands/session.js';
import { OpenAirBatchError, OpenAirResponseError } from './errors.js';
import { clientOf, failureOf, responseXml, scriptedService } from './fixtures/scripted-service.js';
import type { IssuesEvent } from './hooks.js';
import { rawCommand } from './raw-command.js';
import { fieldOf } from './records.js';

/** Responses like those that the service returns, beyond what its documentation and the schema have. */
const recorded = {
  'whoami with unknown attributes': responseXml(
    '<Whoami status="0" node="web-7" took="0.031"><User source="ldap"><id>7</id><name>Ann</name><mfa_policy>2</mfa_policy></User></Whoami>',
  ),
  'Auth with additional children': responseXml(
    '<Whoami status="0"><User><id>7</id></User></Whoami>',
    '<Auth status="0"><session_timeout>30</session_timeout><User><id>7</id></User></Auth>',
  ),
  'projects with fields beyond the schema': responseXml(
    '<Read status="0"><Project><id>1</id><name>A</name><new_kpi>3</new_kpi></Project><Project><new_kpi/><team><user>1</user><user>2</user></team><id>2</id></Project></Read>',
  ),
  'Add answered with US$': responseXml(
    '<Add status="0"><Project><id>9</id><currency>US$</currency></Project></Add>',
  ),
  'Add answered with other numbers': responseXml(
    '<Add status="0"><Project><id>9</id><budget>1,234.50</budget><active>yes</active><budget_time>1.5e3</budget_time></Project></Add>',
  ),
  'a repeated field': responseXml(
    '<Add status="0"><Project><id>9</id><name>A</name><name>B</name></Project></Add>',
  ),
  'nested markup': responseXml(
    '<Add status="0"><Project><id>9</id><hobby__c><b>x</b></hobby__c><notes>see <i>this</i> &amp; that</notes></Project></Add>',
  ),
  'a response to an unknown command': responseXml(
    '<Notice status="0"><text>down at 5</text></Notice><Whoami status="0"><User><id>7</id></User></Whoami>',
  ),
  'text where a date has parts, and text between': responseXml(
    'x<Add status="0"><Project><id>9</id><created>2026-03-14</created><updated><Date><year>MMXXVI</year></Date></updated></Project></Add>',
  ),
} as const;

const addTo = (name: keyof typeof recorded, options = {}) =>
  clientOf(scriptedService(recorded[name]), options).add('Project', { name: 'x' }).withResponse();

describe('responses as the service returns them', () => {
  test.each(Object.entries(recorded))('%s: everything is read, with issues', (_, xml) => {
    const issues: unknown[] = [];
    const value = parse(ResponseElement, xml, { tolerant, onIssue: (it) => issues.push(it) });
    const kept = JSON.stringify(value);
    for (const text of xml.match(/(?<=>)[^<>]+(?=<)|(?<==")[^"]*/g) ?? []) {
      expect(kept).toContain(text);
    }
    expect(issues).not.toHaveLength(0);
  });

  test('unknown attributes and fields are under their names', async () => {
    const client = clientOf(scriptedService(recorded['whoami with unknown attributes']));
    const { data, issues } = await client.whoami().withResponse();
    expect(data).toEqual({ id: '7', name: 'Ann', mfa_policy: '2', source: 'ldap' });
    expect([fieldOf(data, 'mfa_policy'), fieldOf(data, 'constructor')]).toEqual(['2', undefined]);
    expect(issues.map(({ found }) => found)).toEqual(['node', 'took', 'source', 'mfa_policy']);
    const other = clientOf(scriptedService(recorded['Auth with additional children']));
    expect(await other.whoami()).toEqual({ id: '7' });
  });

  test('values that are none of their types are the text', async () => {
    expect((await addTo('Add answered with US$')).data).toEqual({ id: '9', currency: 'US$' });
    const { data, issues } = await addTo('Add answered with other numbers');
    expect(data).toEqual({ id: '9', budget: '1,234.50', active: 'yes', budget_time: '1.5e3' });
    expect(issues).toHaveLength(3);
    expect(issues[0]).toMatchObject({ found: '1,234.50', line: 1 });
    expect((await addTo('nested markup')).data).toMatchObject({
      hobby__c: '<b>x</b>',
      notes: 'see <i>this</i> &amp; that',
    });
    expect((await addTo('a repeated field')).data).toEqual({
      id: '9',
      name: 'A',
      $surplus: { name: ['B'] },
    });
    const odd = recorded['text where a date has parts, and text between'];
    for (const dates of ['parts', 'Date'] as const) {
      const record = await clientOf(scriptedService(odd)).add('Project', { name: 'x' }, { dates });
      expect(record).toEqual({ id: '9', created: '2026-03-14', updated: { year: 'MMXXVI' } });
    }
  });

  test.each([undefined, () => {}])('records are handed out after their issues', async (onExchange) => {
    const told: unknown[] = [];
    const onIssues = ({ operation, issues }: IssuesEvent) =>
      told.push(operation, ...issues.map(({ path }) => path.at(-1)));
    const service = scriptedService(recorded['projects with fields beyond the schema']);
    const client = clientOf(service, { hooks: { onIssues }, onExchange });
    for await (const record of client.read('Project')) told.push(record);
    const first = { id: '1', name: 'A', new_kpi: '3' };
    const second = { id: '2', new_kpi: '', team: { user: ['1', '2'] } };
    expect(told.filter((it) => typeof it === 'object')).toEqual([first, second]);
    expect(told.filter((it) => typeof it !== 'object')).toEqual(
      expect.arrayContaining(['<Read type=Project method=all>', 'new_kpi', 'team']),
    );
  });

  test('are refused by a strict client, which tells that a write may have been done', async () => {
    for (const name of Object.keys(recorded) as (keyof typeof recorded)[]) {
      const error = await failureOf(addTo(name, { strict: true }));
      expect(error, name).toBeInstanceOf(OpenAirResponseError);
      expect(error).toMatchObject({ reason: 'response', mayHaveBeenDone: true });
    }
  });

  test('show no secret in an issue', async () => {
    const xml = responseXml('<Whoami status="0" pass-word-1="1"><User><id>pass-word-1</id></User></Whoami>');
    const { issues } = await clientOf(scriptedService(xml)).whoami().withResponse();
    expect(issues).toHaveLength(2);
    expect(JSON.stringify(issues.map(({ path: _, ...it }) => it))).not.toContain('pass-word-1');
  });
});

describe('a batch', () => {
  const commands = [add('Project', { name: 'a' }), add('Project', { name: 'b' }), whoami()] as const;
  const stored = (id: number): string => `<Add status="0"><Project><id>${id}</id></Project></Add>`;
  const user = '<Whoami status="0"><User><id>7</id></User></Whoami>';

  test('with fewer responses keeps those that can be told apart', async () => {
    const client = clientOf(scriptedService(responseXml(stored(1) + user)));
    const error = (await failureOf(client.batch(commands))) as OpenAirBatchError;
    expect(error).toBeInstanceOf(OpenAirBatchError);
    expect(error.mayHaveBeenDone).toBe(true);
    expect(error.results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(error.errors.map((it) => [it.reason, it.mayHaveBeenDone])).toEqual([
      ['response', true],
      ['response', true],
    ]);
    expect(error.message).toContain(
      'command 0: no response can be told to be that to <Add type=Project>: the commands Add, Add, Whoami got responses to Add, Whoami',
    );
    expect(error.unassigned).toMatchObject([{ name: 'Add', value: { $content: [{ $value: { id: '1' } }] } }]);
  });

  test('takes responses in another order, and others among them', async () => {
    const client = clientOf(scriptedService(responseXml(`${user}<New status="0"/>${stored(1)}${stored(2)}`)));
    expect(await client.batch(commands)).toEqual([{ id: '1' }, { id: '2' }, { id: '7' }]);
  });

  test('without any response fails as a whole', async () => {
    const client = clientOf(scriptedService(responseXml('')));
    expect(await failureOf(client.batch(commands))).toBeInstanceOf(OpenAirResponseError);
  });

  test('tells of a response without a status', async () => {
    const client = clientOf(scriptedService(responseXml(`${stored(1)}<Add/>${user}`)));
    const error = (await failureOf(client.batch(commands))) as OpenAirBatchError;
    expect(error.errors.map(({ message }) => message)).toEqual([
      'the response to <Add type=Project> has no status',
    ]);
  });
});

describe('a read', () => {
  const page = (from: number): string =>
    responseXml(
      `<Read status="0">${[0, 1].map((it) => `<Slip><id>${from + it}</id></Slip>`).join('')}</Read>`,
    );

  test('from a server that ignores the offset ends with an error', async () => {
    const service = scriptedService(page(1));
    const ids: unknown[] = [];
    const reading = async (): Promise<void> => {
      for await (const { id } of clientOf(service).read('Slip', { pageSize: 2 })) ids.push(id);
    };
    const error = await failureOf(reading());
    expect(error).toBeInstanceOf(OpenAirResponseError);
    expect(String(error)).toContain('ignore the offset');
    expect(ids).toEqual(['1', '2']);
    expect(service.requests).toHaveLength(2);
  });

  test('of fields without the id ends so, too, and gives no field that was not asked for', async () => {
    const service = scriptedService(page(1));
    const slips: unknown[] = [];
    const reading = async (): Promise<void> => {
      for await (const slip of clientOf(service).read('Slip', { pageSize: 2, fields: ['total'] }))
        slips.push(slip);
    };
    expect(String(await failureOf(reading()))).toContain('ignore the offset');
    expect(slips).toEqual([{}, {}]);
    expect(service.requests[0]).toContain('<_Return><total /><id /></_Return>');
  });

  test('from a server that ignores the limit ends with an error, or with as many as were asked for', async () => {
    const ids = async (options: object): Promise<unknown> => {
      const all: unknown[] = [];
      for await (const { id } of clientOf(scriptedService(page(1))).read('Slip', options)) all.push(id);
      return all;
    };
    expect(String(await failureOf(ids({ pageSize: 1 })))).toContain('ignore the limit');
    expect(await ids({ max: 1 })).toEqual(['1']);
  });
});

describe('what the schema lacks', () => {
  const stored = responseXml('<Add status="0"><Project><id>1</id><new_field>x</new_field></Project></Add>');

  test('can be sent as fields of records', async () => {
    const service = scriptedService(stored);
    const options = { unknownFields: { new_field: 'a<b', flag: true, empty: '' } };
    const record = await clientOf(service).add('Project', { name: 'A' }, options);
    expect(record).toEqual({ id: '1', new_field: 'x' });
    expect(service.requests[0]).toContain(
      '<Project><name>A</name><new_field>a&lt;b</new_field><flag>1</flag><empty /></Project>',
    );
  });

  test('is refused where it is not clear, or not XML', async () => {
    expect(() => modify('Project', { id: 1 }, { unknownFields: [{}, {}] })).toThrow('2 records');
    const client = clientOf(scriptedService(stored));
    const failing = (unknownFields: object) =>
      failureOf(client.add('Project', { name: 'A' }, { unknownFields: unknownFields as { name: string } }));
    expect(String(await failing({ name: 'B' }))).toContain('given twice');
    expect(String(await failing({ 'no name': 'B' }))).toContain('cannot be the name of a field');
  });

  test('can be sent as a command of its own', async () => {
    const service = scriptedService(
      responseXml(
        '<Archive status="0"><Project><id>7</id></Project></Archive><Time status="0"><Date><year>2026</year><month>1</month><day>2</day></Date></Time>',
      ),
    );
    const archive = rawCommand('<Archive type="Project"><Project><id>7</id></Project></Archive>', (it) => it);
    const [response, date] = await clientOf(service).batch([archive, time()]);
    expect(response).toEqual({ status: '0', Project: { id: '7' } });
    expect(date).toEqual(new Date('2026-01-02T00:00:00Z'));
    expect(service.requests[0]).toContain('<Archive type="Project"><Project><id>7</id></Project></Archive>');
    expect(JSON.stringify(archive)).toBe('"<Archive>"');
  });

  test('has its secrets masked', async () => {
    const secret = 'hunter-2-of-ann';
    const xml = `<Reset><User><password>${secret}</password></User></Reset>`;
    const service = scriptedService(responseXml(`<Reset status="8"><errors>not ${secret}</errors></Reset>`));
    const error = await failureOf(clientOf(service).send(rawCommand(xml, (it) => it)));
    expect(service.requests[0]).toContain(secret);
    expect(JSON.stringify([error, String(error)])).not.toContain(secret);
  });

  test('fails as other commands do', async () => {
    const client = clientOf(
      scriptedService(responseXml('<Archive status="8"><errors>no</errors></Archive>')),
    );
    const read = vi.fn();
    expect(await failureOf(client.send(rawCommand('<Archive/>', read)))).toMatchObject({
      code: '8',
      details: 'no',
    });
    expect(read).not.toHaveBeenCalled();
    expect(() => rawCommand('<Archive>', read)).toThrow('well-formed');
    expect(() => rawCommand('<Auth/>', read)).toThrow('not a command');
  });
});
