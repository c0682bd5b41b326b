import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { OpenAirServer, type OpenAirServerOptions } from './openair-server.js';

const url = 'https://acme.example/api.pl';

/** Sends commands with a log-in, as any HTTP client does. */
async function post(server: OpenAirServer, commands: string): Promise<string> {
  const { company, user, password, namespace, key } = server.credentials;
  const login = `<Auth><Login><company>${company}</company><user>${user}</user><password>${password}</password></Login></Auth>`;
  const attributes = `API_version="1.0" client="c" client_ver="1" namespace="${namespace}" key="${key}"`;
  const body = `<request ${attributes}>${login}${commands}</request>`;
  return (await server.fetch(url, { method: 'POST', body })).text();
}

/** The response of the commands, without that of the log-in. */
async function responseOf(commands: string, options: OpenAirServerOptions = {}): Promise<string> {
  const server = new OpenAirServer({ now: () => new Date('2026-03-14T08:35:43Z'), ...options });
  return commandsIn(await post(server, commands));
}

function commandsIn(response: string): string {
  return /<response><Auth status="0"\/>(.*)<\/response>/s.exec(response)?.[1] ?? response;
}

const statuses = (response: string): string[] =>
  [...response.matchAll(/<(\w+) status="(\d+)"/g)].map(([, name, status]) => `${name} ${status}`);

/** The texts of an element. */
const texts = (response: string, name: string): string[] =>
  [...response.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');

const slips = (count: number): string => '<Slip/>'.repeat(count);

describe('limits hold for a whole request', () => {
  it('of 1,000 records that are written: the command that goes beyond is refused with 555, the others are done', async () => {
    const server = new OpenAirServer();
    const response = await post(
      server,
      `<Add type="Slip">${slips(600)}</Add><Add type="Slip">${slips(401)}</Add><Add type="Slip">${slips(400)}</Add><Add type="Slip">${slips(1)}</Add>`,
    );
    expect(statuses(response)).toEqual(['Auth 0', 'Add 0', 'Add 555', 'Add 0', 'Add 555']);
    expect(server.records.list('Slip')).toHaveLength(1000);
    expect(statuses(await post(server, `<Add type="Slip">${slips(1)}</Add>`))).toEqual(['Auth 0', 'Add 0']);
  });

  it('of 1,000 records that are read: the command that goes beyond is refused with 605', async () => {
    const Slip = Array.from({ length: 600 }, () => ({}));
    const read = (limit: number): string => `<Read type="Slip" method="all" limit="${limit}"/>`;
    const response = await responseOf(read(600) + read(401) + read(400), { records: { Slip } });
    expect(statuses(response)).toEqual(['Read 0', 'Read 605', 'Read 0']);
  });

  it('of commands: more of them are refused with 855', async () => {
    const options = { commandsPerRequest: 2 };
    expect(statuses(await responseOf('<Time/><Time/>', options))).toEqual(['Time 0', 'Time 0']);
    expect(await responseOf('<Time/><Time/><Time/>', options)).toContain('<response status="855">');
  });
});

describe('custom fields', () => {
  const records = {
    Project: [
      { id: '1', name: 'a', hobby__c: 'chess', since__c: '2026-01-31' },
      { id: '2', name: 'b', hobby__c: 'go', since__c: '2026-02-28 08:30:00' },
    ],
  };
  const read = (attributes: string, content = ''): Promise<string> =>
    responseOf(`<Read type="Project" limit="9" ${attributes}>${content}</Read>`, { records });

  it('are returned where a read says enable_custom, and not otherwise', async () => {
    const all = await read('method="all"');
    expect(texts(all, 'name')).toEqual(['a', 'b']);
    expect(all).not.toContain('__c');
    expect(texts(await read('method="all" enable_custom="1"'), 'hobby__c')).toEqual(['chess', 'go']);
    const wanted = '<_Return><id/><hobby__c/></_Return>';
    expect(await read('method="all"', wanted)).not.toContain('chess');
    expect(await read('method="all" enable_custom="1"', wanted)).toContain(
      '<Project><id>1</id><hobby__c>chess</hobby__c></Project>',
    );
  });

  it.each([
    ['equal to', '<Project><hobby__c>go</hobby__c></Project>', ['2']],
    ['not equal to', '<Project><hobby__c>go</hobby__c></Project>', ['1']],
  ])(
    'are compared by %s where a read says enable_custom; else the condition is ignored',
    async (method, content, ids) => {
      expect(texts(await read(`method="${method}" enable_custom="1"`, content), 'id')).toEqual(ids);
      expect(texts(await read(`method="${method}"`, content), 'id')).toEqual(['1', '2']);
    },
  );

  it('are filtered by date and ordered where a read says enable_custom; else that is ignored', async () => {
    const date = '<Date><year>2026</year><month>02</month><day>01</day></Date>';
    const filter = 'method="all" filter="newer-than" field="since__c"';
    expect(texts(await read(`${filter} enable_custom="1"`, date), 'id')).toEqual(['2']);
    expect(texts(await read(filter, date), 'id')).toEqual(['1', '2']);
    const order = 'method="all" order="hobby__c,desc"';
    expect(texts(await read(`${order} enable_custom="1"`), 'id')).toEqual(['2', '1']);
    expect(texts(await read(order), 'id')).toEqual(['1', '2']);
  });

  it.each([
    ['Add', '', '<Project><hobby__c>chess</hobby__c></Project>'],
    ['Modify', '', '<Project><id>1</id><hobby__c>chess</hobby__c></Project>'],
    [
      'ModifyOnCondition',
      'condition="if-not-updated"',
      '<Project><id>1</id><hobby__c>chess</hobby__c></Project><Date><year>2030</year></Date>',
    ],
  ])(
    'are written by %s where it says enable_custom, and not otherwise',
    async (name, attributes, content) => {
      for (const custom of ['', 'enable_custom="1"']) {
        const server = new OpenAirServer({ records: { Project: [{ id: '1', name: 'a' }] } });
        const command = `<${name} type="Project" ${attributes} ${custom}>${content}</${name}>`;
        const response = await post(server, command);
        expect(statuses(response)).toEqual(['Auth 0', `${name} 0`]);
        const written = server.records.list('Project').some(({ hobby__c }) => hobby__c === 'chess');
        expect([response.includes('chess'), written]).toEqual(custom === '' ? [false, false] : [true, true]);
      }
    },
  );

  it.each([
    ['Add', 'lookup="name"', '<Project><name>a</name></Project>'],
    ['Modify', '', '<Project><id>1</id></Project>'],
  ])(
    'that a record has are returned by %s where it says enable_custom, and not otherwise',
    async (name, attributes, content) => {
      const write = (custom: string): Promise<string> =>
        responseOf(`<${name} type="Project" ${attributes} ${custom}>${content}</${name}>`, { records });
      expect(texts(await write('enable_custom="1"'), 'hobby__c')).toEqual(['chess']);
      expect(await write('')).not.toContain('__c');
    },
  );

  it('are records of their own by the method "custom equal to"', async () => {
    const values = await read('method="custom equal to"', '<Project><id>2</id></Project>');
    expect(values).toBe(
      '<Read status="0"><CustomField><id>1</id><name>hobby</name><type>Project</type><value>go</value></CustomField>' +
        '<CustomField><id>2</id><name>since</name><type>Project</type><value>2026-02-28 08:30:00</value></CustomField></Read>',
    );
    const named = '<Project/><CustomField><name>hobby</name></CustomField>';
    expect(texts(await read('method="custom equal to"', named), 'value')).toEqual(['chess', 'go']);
    const valued = '<Project/><CustomField><name>hobby</name><value>go</value></CustomField>';
    expect(texts(await read('method="custom equal to"', valued), 'value')).toEqual(['go']);
  });

  it('are modified by the method "custom equal to"', async () => {
    const server = new OpenAirServer({ records });
    const hobby = '<CustomField><name>hobby</name><value>shogi</value></CustomField>';
    const modify = (content: string): Promise<string> =>
      post(server, `<Modify type="Project" method="custom equal to">${content}</Modify>`);
    const response = await modify(`<Project><id>2</id></Project>${hobby}`);
    expect(texts(response, 'value')).toEqual(['shogi']);
    expect(server.records.get('Project', '2')).toMatchObject({ hobby__c: 'shogi', name: 'b' });
    expect(statuses(await modify(`<Project><id>9</id></Project>${hobby}`))).toEqual(['Auth 0', 'Modify 601']);
    expect(statuses(await modify('<Project><id>2</id></Project>'))).toEqual(['Auth 0', 'Modify 4']);
  });
});

describe('related records are looked up', () => {
  const records = { Customer: [{ id: '7', name: 'Acme', externalid: 'C-7' }] };

  it.each([
    ['its external id', 'external="Customer">C-7'],
    ['its name', 'name="Customer">Acme'],
  ])('by %s', async (_, attributeAndText) => {
    const project = `<Project><customerid ${attributeAndText}</customerid></Project>`;
    const response = await responseOf(`<Add type="Project">${project}</Add>`, { records });
    expect(texts(response, 'customerid')).toEqual(['7']);
  });

  it('and where there is none, nothing of the command is done: 910', async () => {
    const server = new OpenAirServer({ records });
    const lost = '<Project><customerid external="Customer">C-8</customerid></Project>';
    const response = await post(server, `<Add type="Project"><Project/>${lost}</Add><Time/>`);
    expect(statuses(response)).toEqual(['Auth 0', 'Add 910', 'Time 0']);
    expect(server.records.list('Project')).toEqual([]);
  });

  it('also where a record with the same value of a field is updated instead of added', async () => {
    const server = new OpenAirServer({ records });
    const add = (fields: string): Promise<string> =>
      post(server, `<Add type="Customer" lookup="externalid"><Customer>${fields}</Customer></Add>`);
    await add('<externalid>C-7</externalid><name>New</name>');
    expect(server.records.list('Customer')).toMatchObject([{ id: '7', name: 'New' }]);
    await add('<externalid>C-8</externalid>');
    await add('<name>without</name>');
    expect(server.records.list('Customer')).toHaveLength(3);
  });
});

describe('CreateUser', () => {
  const user = (nickname: string, fields = ''): string =>
    `<User><nickname>${nickname}</nickname><password>pass-${nickname}</password><addr><Address><email>${nickname}@example.com</email></Address></addr>${fields}</User>`;
  const create = (server: OpenAirServer, users: string, attributes = ''): Promise<string> =>
    post(
      server,
      `<CreateUser ${attributes}><Company><nickname>Acme</nickname></Company>${users}</CreateUser>`,
    );

  it('creates several users, who can log in', async () => {
    const server = new OpenAirServer();
    const response = await create(server, user('ann') + user('bob'));
    expect(texts(response, 'nickname')).toEqual(['ann', 'bob']);
    expect(response).not.toContain('pass-');
    const bob = { ...server.credentials, user: 'bob', password: 'pass-bob' };
    expect(statuses(await post({ ...server, credentials: bob } as OpenAirServer, '<Whoami/>'))).toEqual([
      'Auth 0',
      'Whoami 0',
    ]);
  });

  it('creates all or none', async () => {
    const server = new OpenAirServer();
    expect(statuses(await create(server, user('ann') + user('JAdmin')))).toEqual([
      'Auth 0',
      'CreateUser 202',
    ]);
    expect(server.records.list('User')).toHaveLength(1);
  });

  it('updates the user that a lookup finds', async () => {
    const server = new OpenAirServer();
    await create(server, user('ann', '<externalid>U-1</externalid>'));
    const changed = '<User><externalid>U-1</externalid><name>Ann B.</name></User>';
    const response = await create(server, changed, 'lookup="externalid"');
    expect(statuses(response)).toEqual(['Auth 0', 'CreateUser 0']);
    expect(server.records.list('User').slice(1)).toMatchObject([{ nickname: 'ann', name: 'Ann B.' }]);
  });
});

describe('reads', () => {
  it('of deleted records, alone or with the others', async () => {
    const server = new OpenAirServer({ records: { Slip: [{ id: '1' }, { id: '2' }] } });
    await post(server, '<Delete type="Slip"><Slip><id>1</id></Slip></Delete>');
    const read = async (attributes: string): Promise<string[]> =>
      texts(await post(server, `<Read type="Slip" method="all" limit="9" ${attributes}/>`), 'id');
    expect(await read('')).toEqual(['2']);
    expect(await read('deleted="1"')).toEqual(['1']);
    expect(await read('deleted="1" include_nondeleted="1"')).toEqual(['1', '2']);
    expect(await read('include_nondeleted="1"')).toEqual(['2']);
  });

  it('without flags, where they say exclude_flags', async () => {
    const flags = { flags: [{ name: 'f', setting: '1' }] };
    const read = (attributes: string): Promise<string> =>
      responseOf(
        `<Read type="User" method="equal to" limit="1" ${attributes}><User><id>5</id></User></Read>`,
        { records: { User: [{ id: '5', name: 'a', ...flags }] } },
      );
    expect(await read('')).toContain('<setting>1</setting>');
    expect(await read('exclude_flags="1"')).not.toContain('setting');
  });

  it('of parts of an address', async () => {
    const addr = { Address: { city: 'Bonn', zip: '53111' } };
    const read = '<Read type="Contact" method="all" limit="1"><_Return><addr><city/></addr></_Return></Read>';
    const response = await responseOf(read, { records: { Contact: [{ id: '5', name: 'a', addr }] } });
    expect(response).toBe(
      '<Read status="0"><Contact><addr><Address><city>Bonn</city></Address></addr></Contact></Read>',
    );
  });

  it('of an attachment return its content as it was sent', async () => {
    const server = new OpenAirServer();
    const content = 'aGVs\nbG8=';
    await post(
      server,
      `<Add type="Attachment"><Attachment><file_name>a.txt</file_name><base64_data>${content}</base64_data></Attachment></Add>`,
    );
    const read = '<Read type="Attachment" method="all" limit="1"/>';
    expect(texts(await post(server, read), 'base64_data')).toEqual([content]);
  });
});

describe('the clocks of the account', () => {
  const timeZone = 'America/New_York';

  it('give the dates of records, and the time with its distance from UTC', async () => {
    const response = await responseOf('<Add type="Slip"><Slip/></Add><Time/>', { timeZone });
    // Daylight saving began on 8 March.
    expect(texts(response, 'hour')).toEqual(['04', '04', '04']);
    expect(texts(response, 'timezone')).toEqual(['-0400']);
    expect(texts(await responseOf('<Time/>', { timeZone: 'Asia/Kolkata' }), 'timezone')).toEqual(['+0530']);
    expect(texts(await responseOf('<Time/>'), 'timezone')).toEqual(['+0000']);
  });

  it('are those of a condition of ModifyOnCondition', async () => {
    const date = (hour: string): string =>
      `<Date><year>2026</year><month>03</month><day>14</day><hour>${hour}</hour><minute>00</minute><second>00</second></Date>`;
    const modify = (hour: string): Promise<string> =>
      responseOf(
        `<ModifyOnCondition type="Slip" condition="if-not-updated"><Slip><id>1</id></Slip>${date(hour)}</ModifyOnCondition>`,
        { timeZone, records: { Slip: [{ id: '1' }] } },
      );
    expect(statuses(await modify('04'))).toEqual(['ModifyOnCondition 1200']);
    expect(statuses(await modify('05'))).toEqual(['ModifyOnCondition 0']);
  });
});

describe('a rate limit', () => {
  it('makes the log-in fail with 556 until the minute is over, and the commands with 2', async () => {
    let time = Date.parse('2026-03-14T08:00:00Z');
    const server = new OpenAirServer({ rateLimit: { perMinute: 2, perDay: 3 }, now: () => new Date(time) });
    const outcome = async (): Promise<string[]> => statuses(await post(server, '<Time/>'));
    const [taken, refused] = [
      ['Auth 0', 'Time 0'],
      ['Auth 556', 'Time 2'],
    ];
    expect([await outcome(), await outcome(), await outcome()]).toEqual([taken, taken, refused]);
    time += 59_999;
    expect(await outcome()).toEqual(refused);
    time += 1;
    expect([await outcome(), await outcome()]).toEqual([taken, refused]);
    time += 86_400_000;
    expect(await outcome()).toEqual(taken);
  });

  it('does not count log-ins that fail', async () => {
    const server = new OpenAirServer({ rateLimit: { perMinute: 1 } });
    const wrong = { ...server, credentials: { ...server.credentials, password: 'wrong' } } as OpenAirServer;
    expect(statuses(await post(wrong, ''))).toEqual(['Auth 401']);
    expect(statuses(await post(server, ''))).toEqual(['Auth 0']);
  });
});

describe('faults', () => {
  const add = '<Add type="Project"><Project><name>a</name></Project></Add>';

  it('give the commands that they name a code, and nothing of them is done', async () => {
    const server = new OpenAirServer({ faults: [{ when: { command: 'Add', every: 2 }, do: { code: 606 } }] });
    const outcomes: string[][] = [];
    for (let index = 0; index < 4; index += 1) outcomes.push(statuses(await post(server, `<Time/>${add}`)));
    const [well, failed] = [
      ['Auth 0', 'Time 0', 'Add 0'],
      ['Auth 0', 'Time 0', 'Add 606'],
    ];
    expect(outcomes).toEqual([well, failed, well, failed]);
    expect(server.records.list('Project')).toHaveLength(2);
  });

  it('give the log-in a code, so that no command is carried out', async () => {
    const faults = [
      { when: { command: 'Auth', times: 1 }, do: { code: '556', message: 'slow down' } },
    ] as const;
    const server = new OpenAirServer({ faults });
    const response = await post(server, add);
    expect(statuses(response)).toEqual(['Auth 556', 'Add 2']);
    expect(response).toContain('<errors>slow down</errors>');
    expect(statuses(await post(server, add))).toEqual(['Auth 0', 'Add 0']);
    expect(server.records.list('Project')).toHaveLength(1);
  });

  it.each([505, 606, 414])('that name no command give the whole request the code %i', async (code) => {
    const server = new OpenAirServer({ faults: [{ do: { code } }] });
    expect(await post(server, add)).toContain(`<response status="${code}">`);
    expect(server.records.list('Project')).toEqual([]);
  });

  it('set fields of records that the schema does not know, or whose values it does not allow', async () => {
    const records = {
      Slip: [{ id: '1', total: 2, currency: 'EUR' }],
      Project: [{ id: '3', currency: 'EUR' }],
    };
    const set = { currency: 'US$', colour: ['red', 'blue'], total: [] };
    const read = (type: string): string =>
      `<Read type="${type}" method="all" limit="1"><_Return><total/><currency/></_Return></Read>`;
    const faults = [{ when: { command: 'Read', type: 'Slip' }, do: { set } }] as const;
    expect(await responseOf(read('Slip') + read('Project'), { records, faults })).toBe(
      '<Read status="0"><Slip><currency>US$</currency><colour>red</colour><colour>blue</colour></Slip></Read>' +
        '<Read status="0"><Project><currency>EUR</currency></Project></Read>',
    );
  });

  it('leave responses out of commands that were carried out', async () => {
    const server = new OpenAirServer({ faults: [{ when: { command: 'Add' }, do: 'omit-response' }] });
    expect(statuses(await post(server, `<Time/>${add}<Time/>`))).toEqual(['Auth 0', 'Time 0', 'Time 0']);
    expect(server.records.list('Project')).toHaveLength(1);
  });

  it.each([
    ['reset', 0],
    ['lose-response', 1],
    ['truncate', 1],
  ] as const)('%s breaks the connection, when %i projects are added', async (action, count) => {
    const server = new OpenAirServer({ faults: [{ when: { times: 1 }, do: action }] });
    await expect(post(server, add)).rejects.toThrow(TypeError);
    expect(server.records.list('Project')).toHaveLength(count);
    expect(statuses(await post(server, add))).toEqual(['Auth 0', 'Add 0']);
  });

  it('may be decided by a function, which is shown no secrets', async () => {
    const seen: string[] = [];
    const server = new OpenAirServer();
    server.addFault({
      when: ({ commands, xml }) => {
        seen.push(xml);
        return commands.length > 2;
      },
      do: () => new Response('busy', { status: 503 }),
    });
    expect(statuses(await post(server, add))).toEqual(['Auth 0', 'Add 0']);
    expect(await post(server, add + add)).toBe('busy');
    expect(seen.join()).not.toContain(server.credentials.password);
  });

  it('keep a response back until the request is aborted, though nobody else holds the request', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const server = new OpenAirServer({ faults: [{ do: 'timeout' }] });
    const calls = Array.from({ length: 20 }, () =>
      server.fetch(url, { method: 'POST', body: 'x', signal: AbortSignal.timeout(100) }),
    );
    const outcomes = Promise.allSettled(calls);
    for (let index = 0; index < 5; index += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      collectGarbage();
    }
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { name: 'TimeoutError' } });
  });
});

it('latency goes before each response', async () => {
  const server = new OpenAirServer({ latency: () => 30 });
  const began = performance.now();
  await post(server, '<Time/>');
  expect(performance.now() - began).toBeGreaterThanOrEqual(29);
});

it.each([
  ['https://acme.example/', 'POST', 404],
  [url, 'GET', 405],
])('%s is refused for %s with %i', async (address, method, status) => {
  expect((await new OpenAirServer().fetch(address, { method })).status).toBe(status);
});
