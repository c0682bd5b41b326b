import * as xml from '@proj/xml-commands';
import { describe, expect, test } from 'vitest';
import type { AnyCommand, CommandResponse } from '../command.js';
import { OpenAirError } from '../errors.js';
import { Filter } from '../filter.js';
import { createUser } from './account.js';
import { approve, reject, submit, submitBooking, unapprove } from './approval.js';
import { modifyCustomFields, readCustomFields } from './custom-field-values.js';
import { add, deleteRecord, modify, modifyOnCondition } from './modify-records.js';
import { type ReadSelection, read } from './read.js';

const date = new Date('2026-06-10T08:30:00Z');
const newUser = { nickname: 'a', password: 'p', email: 'a@b.c' };

/** The attributes that a command may have by the facts of the API, and a call that sends each. */
const attributes: Readonly<Record<string, Readonly<Record<string, AnyCommand>>>> = {
  Add: {
    type: add('Project', { name: 'a' }),
    enable_custom: add('Project', { hobby__c: 'chess' }),
    lookup: add('Project', { externalid: '1' }, { lookup: 'externalid' }),
  },
  CreateUser: {
    enable_custom: createUser({ nickname: 'acme' }, { ...newUser, hobby__c: 'chess' }),
    lookup: createUser({ nickname: 'acme' }, newUser, { lookup: 'externalid' }),
  },
  Modify: {
    type: modify('Project', { id: 1 }),
    enable_custom: modify('Project', { id: 1, hobby__c: 'chess' }),
    method: modifyCustomFields('Project', { id: 1 }, { name: 'hobby', value: 'chess' }),
  },
  ModifyOnCondition: {
    condition: modifyOnCondition('Project', { id: 1 }, date),
    type: modifyOnCondition('Project', { id: 1 }, date),
    enable_custom: modifyOnCondition('Project', { id: 1, hobby__c: 'chess' }, date),
    method: modifyOnCondition('Project', { id: 1 }, date, { method: 'custom equal to' }),
  },
  Delete: { type: deleteRecord('Project', { id: 1 }) },
  Submit: {
    type: submit('Timesheet', { id: 1 }),
    submit_warning: submit('Timesheet', { id: 1 }, { submitWarning: true }),
  },
  Approve: { type: approve('Timesheet', { id: 1 }) },
  Reject: { type: reject('Timesheet', { id: 1 }) },
  Unapprove: { type: unapprove('Timesheet', { id: 1 }) },
  Read: {
    type: read('Slip'),
    method: read('Slip', { method: 'not exported' }),
    limit: read('Slip', { limit: 5 }),
    filter: read('Slip', { filters: ['open-slips'] }),
    field: read('Slip', { newerThan: { date } }),
    order: read('Slip', { orderBy: { field: 'date' } }),
    deleted: read('Slip', { deleted: 'only' }),
    include_nondeleted: read('Slip', { deleted: 'include' }),
    include_flags: read('User', { includeFlags: true }),
    exclude_flags: read('User', { excludeFlags: true }),
    with_project_only: read('Customer', { withProjectOnly: true }),
    base_currency: read('Currencyrate', { baseCurrency: 'EUR' }),
    generic: read('User', { generic: true }),
    enable_custom: read('Slip', { customFields: true }),
    between_date: read('Entitytag', { betweenDate: '2026-06-10' }),
    calculate_hours: read('Timesheet', { calculateHours: true }),
    clear_filter_cache: read('Slip', { clearFilterCache: true }),
    empty_is_nil: read('Slip', { emptyIsNil: true }),
  },
};

/** Attributes that the facts have and no option sends, with the reason. */
const leftOut = new Map([
  ['Read fields', 'one old client sends it; `fields` goes as the documented _Return'],
]);

/** The attributes by command, as the facts of the API list them. */
const facts: Readonly<Record<string, readonly string[]>> = {
  Add: ['type', 'enable_custom', 'lookup'],
  Approve: ['type'],
  CreateUser: ['enable_custom', 'lookup'],
  Delete: ['type'],
  Modify: ['type', 'enable_custom', 'method'],
  ModifyOnCondition: ['condition', 'type', 'enable_custom', 'method'],
  Read: [
    ...[
      'type',
      'method',
      'limit',
      'filter',
      'field',
      'order',
      'deleted',
      'include_nondeleted',
      'include_flags',
    ],
    ...['exclude_flags', 'with_project_only', 'base_currency', 'generic', 'enable_custom', 'between_date'],
    ...['calculate_hours', 'clear_filter_cache', 'fields'],
  ],
  Reject: ['type'],
  Submit: ['type', 'submit_warning'],
  Unapprove: ['type'],
};

describe('attributes of commands', () => {
  const rows = Object.entries(facts).flatMap(([command, names]) =>
    names.map((name) => [command, name] as const),
  );

  test.each(rows)('%s %s has an option that sends it', (command, name) => {
    if (leftOut.has(`${command} ${name}`)) return;
    expect(attributes[command]?.[name]?.toString()).toContain(` ${name}="`);
  });

  test.each(Object.entries(attributes))(
    'all attributes of %s in the schema are sent by some call',
    (command, calls) => {
      const descriptor = (xml as unknown as Record<string, { attributes(): { attribute: string }[] }>)[
        `${command}Command`
      ];
      const declared = descriptor?.attributes().map(({ attribute }) => attribute) ?? [];
      const isSent = (name: string) => name in calls || leftOut.has(`${command} ${name}`);
      expect(declared.length).toBeGreaterThan(0);
      expect(declared.filter((name) => !isSent(name))).toEqual([]);
      for (const [name, call] of Object.entries(calls)) expect(call.toString()).toContain(` ${name}="`);
    },
  );

  test('all methods and filters of a read can be asked for', () => {
    const methods = ['all', 'equal to', 'not equal to', 'user', 'project', 'not exported'] as const;
    for (const method of methods) expect(read('Slip', { method }).toString()).toContain(`method="${method}"`);
    expect(readCustomFields('Slip', { id: 1 }).toString()).toContain('method="custom equal to"');
    expect(submitBooking('Booking', { id: 1 }).toString()).toContain('<Submit type="Booking">');
  });
});

describe('custom fields in a read', () => {
  const selections: readonly (readonly [string, ReadSelection<'Project', 'id', 'parts'>])[] = [
    ['where', { where: { hobby__c: 'chess' } }],
    ['one of several where', { where: [{ id: '1' }, { hobby__c: 'chess' }] }],
    ['whereNot', { whereNot: { hobby__c: 'chess' } }],
    ['user', { user: { id: '1', hobby__c: 'chess' } }],
    ['project', { project: { id: '1', hobby__c: 'chess' } }],
    ['newerThan', { newerThan: { since__c: date } }],
    ['olderThan', { olderThan: { since__c: date } }],
    ['dateEqualTo', { dateEqualTo: { since__c: date } }],
    ['dateNotEqualTo', { dateNotEqualTo: { since__c: date } }],
    ['orderBy', { orderBy: { field: 'hobby__c' } }],
    ['a filter', { filters: [Filter.record('Project', { hobby__c: 'chess' })] }],
    ['fields', { fields: ['id', 'hobby__c'] as never }],
    ['fields as an object', { fields: { hobby__c: true } as never }],
    ['types of custom fields', { customFieldTypes: { since__c: 'date' } }],
  ];

  test.each(selections)('%s sets enable_custom', (_name, selection) => {
    expect(read('Project', selection).toString()).toContain(' enable_custom="1"');
    expect(read('Project', { ...selection, customFields: false }).toString()).not.toContain('enable_custom');
  });

  test('without custom fields, and by a method that has none, enable_custom is not set', () => {
    expect(read('Project', { where: { name: 'a' }, fields: ['id'] }).toString()).not.toContain(
      'enable_custom',
    );
    const types = { since__c: 'date' } as const;
    expect(read('Project', { fields: ['id'], customFieldTypes: types }).toString()).not.toContain(
      'enable_custom',
    );
    const exported = read('Slip', { method: 'not exported', where: { hobby__c: 'chess' } });
    expect(exported.toString()).not.toContain('enable_custom');
  });

  test('values of custom fields are read as records of their own', () => {
    const command = readCustomFields('Project', [{ id: 1 }, { id: 2 }], {
      limit: '0,10',
      deleted: 'include',
    });
    expect(command.toString()).toBe(
      '<Read type="Project" method="custom equal to" limit="0,10" deleted="1" include_nondeleted="1">' +
        '<Project><id>1</id></Project><Project><id>2</id></Project></Read>',
    );
    const response: CommandResponse<'Read'> = {
      status: '0',
      $content: [
        { $name: 'CustomField', $value: { id: '7', name: 'hobby', type: 'Project', value: 'chess' } },
        { $name: 'Project', $value: { id: '1' } },
      ],
    };
    expect(command.decode(response)).toEqual([{ id: '7', name: 'hobby', type: 'Project', value: 'chess' }]);
    expect(() => read('Project', { method: 'custom equal to' as never })).toThrow(/readCustomFields/);
  });

  test('values of custom fields are set by records of their own', () => {
    const command = modifyCustomFields('Project', { id: 1 }, [{ name: 'hobby', value: 'chess' }]);
    expect(command.toString()).toBe(
      '<Modify type="Project" method="custom equal to"><Project><id>1</id></Project>' +
        '<CustomField><name>hobby</name><value>chess</value></CustomField></Modify>',
    );
    expect(() => modifyCustomFields('Project', { id: '' }, { name: 'a' })).toThrow(/needs its id/);
    expect(() => modifyCustomFields('Project', { id: 1 }, [])).toThrow(/at least one/);
  });
});

describe('values of custom fields', () => {
  test('switches and dates go as the texts that the API wants, dates by the clocks of the zone', () => {
    const command = modify(
      'Project',
      { id: 1, active__c: true, since__c: new Date('2026-06-10'), at__c: date, left__c: 7 },
      { timeZone: 'UTC' },
    );
    expect(command.toString()).toBe(
      '<Modify type="Project" enable_custom="1"><Project><id>1</id><active__c>1</active__c>' +
        '<since__c>2026-06-10</since__c><at__c>2026-06-10 08:30:00</at__c><left__c>7</left__c></Project></Modify>',
    );
    const inNewYork = modify('Project', { id: 1, at__c: date }, { timeZone: 'America/New_York' });
    expect(inNewYork.toString()).toContain('<at__c>2026-06-10 04:30:00</at__c>');
  });

  test.each([
    ['1', 'boolean', true],
    ['0', 'boolean', false],
    ['', 'boolean', false],
    ['perhaps', 'boolean', 'perhaps'],
    ['2026-06-10', 'date', new Date('2026-06-10T04:00:00Z')],
    ['2026-06-10 04:30:00', 'date', date],
    ['0000-00-00', 'date', undefined],
    ['', 'date', undefined],
    ['soon', 'date', 'soon'],
    ['1.50', 'number', 1.5],
    ['', 'number', undefined],
    ['1,5', 'number', '1,5'],
  ] as const)('%j as a %s is read as %j', (text, type, value) => {
    const options = { customFieldTypes: { x__c: type }, timeZone: 'America/New_York' };
    const response: CommandResponse<'Read'> = {
      status: '0',
      $content: [{ $name: 'Project', $value: { x__c: text, other__c: text } }],
    };
    const [record] = read('Project', options).decode(response);
    expect(record).toEqual({ ...(value === undefined ? {} : { x__c: value }), other__c: text });
  });
});

describe('fields of a read', () => {
  test('an object names fields, and those of an address', () => {
    expect(
      read('Customer', { fields: { id: true, addr: { city: true, zip: true }, name: undefined } }).toString(),
    ).toBe(
      '<Read type="Customer" method="all" limit="1000"><_Return><id /><addr><city /><zip /></addr></_Return></Read>',
    );
  });
});

describe('limits', () => {
  test.each([1.5, 0, -1, 1001, Number.NaN, '1.5', '0,', '5,0', '0,1001', 'all', '-1,5'])(
    '%j is refused',
    (limit) => {
      expect(() => read('Slip', { limit })).toThrow(OpenAirError);
      expect(() => readCustomFields('Slip', { id: 1 }, { limit })).toThrow(/"limit" has to be/);
    },
  );

  test.each([1, 1000, '1', '0,1000', '0, 1000', '2000,1'])('%j is sent as it is', (limit) => {
    expect(read('Slip', { limit }).toString()).toContain(` limit="${limit}"`);
  });
});

describe('CreateUser', () => {
  test('takes several users, and gives as many', () => {
    const command = createUser(
      { nickname: 'acme' },
      [newUser, { ...newUser, nickname: 'b', generic: true }],
      {
        lookup: 'externalid',
      },
    );
    expect(command.toString()).toMatch(
      /^<CreateUser lookup="externalid"><Company>.*<\/Company><User>.*<\/User><User>/,
    );
    expect(command.records).toBe(2);
    expect(command.decode({ status: '0', User: [{ id: '1' }, { id: '2' }] })).toEqual([
      { id: '1' },
      { id: '2' },
    ]);
    expect(createUser({ nickname: 'acme' }, newUser).decode({ status: '0', User: [{ id: '1' }] })).toEqual({
      id: '1',
    });
  });

  test('refuses none, too many, and one that lacks what it needs', () => {
    expect(() => createUser({ nickname: 'acme' }, [])).toThrow(/at least one/);
    expect(() => createUser({ nickname: 'acme' }, Array(1001).fill(newUser))).toThrow(/at most 1000/);
    expect(() => createUser({ nickname: 'acme' }, [newUser, { ...newUser, password: '' }])).toThrow(
      /password/,
    );
  });
});
