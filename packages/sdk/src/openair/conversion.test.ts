import { describe, expect, test } from 'vitest';
import { OpenAirClient } from './client.js';
import type { OpenAirClientOptions } from './client-options.js';
import { OpenAirError } from './errors.js';
import { responseXml, scriptedService } from './fixtures/scripted-service.js';

interface MyCustomFields {
  Project: { hobby__c: string; active__c: boolean; since__c: Date };
}

function clientOf(fetch: OpenAirClientOptions['fetch'], options: Partial<OpenAirClientOptions> = {}) {
  return new OpenAirClient<MyCustomFields>({
    company: 'acme',
    user: 'jadmin',
    password: 'pass-word-1',
    key: 'key-word-1',
    client: 'test',
    clientVersion: '1.0',
    url: 'http://127.0.0.1/api.pl',
    fetch,
    timeZone: 'America/New_York',
    customFieldTypes: { Project: { active__c: 'boolean', since__c: 'date' } },
    ...options,
  });
}

const wireRecord =
  '<Project><id>1</id><created><Date><year>2026</year><month>06</month><day>10</day><hour>04</hour><minute>30</minute>' +
  '<second>00</second></Date></created><hobby__c>chess</hobby__c><active__c>1</active__c><since__c>2026-06-10</since__c></Project>';
const record = {
  id: '1',
  created: new Date('2026-06-10T08:30:00Z'),
  hobby__c: 'chess',
  active__c: true,
  since__c: new Date('2026-06-10T04:00:00Z'),
};

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('a client with a time zone and types of custom fields', () => {
  test.each([
    ['in pages of one record', { pageSize: 1, max: 1 }, {}],
    ['while they arrive', { pageSize: 1000, max: 1000 }, {}],
    ['as a whole, for a log', { pageSize: 1000, max: 1000 }, { onExchange: () => {} }],
  ])('converts the records of a read %s', async (_name, page, options) => {
    const service = scriptedService(responseXml(`<Read status="0">${wireRecord}</Read>`));
    const openair = clientOf(service.fetch, options);
    const found = await all(
      openair.read('Project', {
        ...page,
        dates: 'Date',
        where: { active__c: true, since__c: record.since__c },
        newerThan: { updated: new Date('2026-06-10T04:00:00Z') },
      }),
    );
    expect(found).toEqual([record]);
    expect(service.requests[0]).toContain(
      '<active__c>1</active__c><since__c>2026-06-10</since__c></Project>',
    );
    expect(service.requests[0]).toMatch(/<Read [^>]*enable_custom="1"/);
    expect(service.requests[0]).toContain(
      '<Date><year>2026</year><month>06</month><day>10</day><hour>00</hour>',
    );
  });

  test.each(['Add', 'Modify', 'ModifyOnCondition'])('converts what %s takes and gives', async (command) => {
    const service = scriptedService(responseXml(`<${command} status="0">${wireRecord}</${command}>`));
    const openair = clientOf(service.fetch);
    const { id, ...fields } = record;
    const date = new Date('2026-06-10T12:00:00Z');
    const stored =
      command === 'Add'
        ? await openair.add('Project', fields, { dates: 'Date' })
        : command === 'Modify'
          ? await openair.modify('Project', { id, ...fields }, { dates: 'Date' })
          : await openair.modifyOnCondition('Project', { id, ...fields }, date, { dates: 'Date' });
    expect(stored).toEqual(record);
    expect(service.requests[0]).toContain(
      '<created><Date><year>2026</year><month>06</month><day>10</day><hour>04</hour>',
    );
    expect(service.requests[0]).toContain('<since__c>2026-06-10</since__c>');
    if (command === 'ModifyOnCondition') expect(service.requests[0]).toContain('<hour>08</hour>');
  });

  test('a call may have a zone of its own, and leave custom fields alone', async () => {
    const service = scriptedService(responseXml(`<Read status="0">${wireRecord}</Read>`));
    const read = clientOf(service.fetch).read('Project', {
      timeZone: 'UTC',
      dates: 'Date',
      fields: ['created'],
      max: 1,
    });
    expect((await all(read))[0]?.created).toEqual(new Date('2026-06-10T04:30:00Z'));
    expect(service.requests[0]).not.toContain('enable_custom');
  });

  test('a zone that the platform does not know is refused at once', () => {
    expect(() => clientOf(undefined, { timeZone: 'Mars/Olympus' })).toThrow(OpenAirError);
  });
});

describe('values of custom fields as records', () => {
  test('are read, and set', async () => {
    const value =
      '<CustomField><id>7</id><name>hobby</name><type>project</type><value>chess</value></CustomField>';
    const service = scriptedService(
      responseXml(`<Read status="0">${value}</Read>`),
      responseXml(`<Modify status="0">${value}</Modify>`),
      responseXml('<Read status="601"/>'),
    );
    const openair = clientOf(service.fetch);
    const expected = [{ id: '7', name: 'hobby', type: 'project', value: 'chess' }];
    expect(await openair.readCustomFields('Project', { id: 1 })).toEqual(expected);
    expect(await openair.modifyCustomFields('Project', { id: 1 }, { name: 'hobby', value: 'chess' })).toEqual(
      expected,
    );
    expect(await openair.readCustomFields('Project', { id: 2 })).toEqual([]);
  });
});

describe('CreateUser', () => {
  test('of several users gives each', async () => {
    const service = scriptedService(
      responseXml('<CreateUser status="0"><User><id>1</id></User><User><id>2</id></User></CreateUser>'),
    );
    const users = ['a', 'b'].map((nickname) => ({ nickname, password: 'pw', email: 'a@b.c' }));
    const created = await clientOf(service.fetch).createUser({ nickname: 'acme' }, users, {
      lookup: 'externalid',
    });
    expect(created).toEqual([{ id: '1' }, { id: '2' }]);
    expect(service.requests[0]).toContain('<CreateUser lookup="externalid">');
  });
});
