import type * as xml from '@proj/xml-commands';
import { describe, expectTypeOf, test } from 'vitest';
import { OpenAirClient } from './client.js';
import { submit } from './commands/approval.js';
import { add, modify } from './commands/modify-records.js';
import { read } from './commands/read.js';
import { makeUrl, time, whoami } from './commands/session.js';
import type { RecordInput } from './records.js';

declare const openair: OpenAirClient;
declare const login: {
  company: string;
  user: string;
  password: string;
  key: string;
  client: string;
  clientVersion: string;
};

describe('reads', () => {
  test('only the fields asked for are in the type', async () => {
    for await (const slip of openair.read('Slip', { fields: ['id', 'date', 'total'] })) {
      expectTypeOf(slip).toEqualTypeOf<{ id?: string; date?: xml.DateType; total?: string }>();
      // @ts-expect-error the name was not asked for
      slip.projectid;
    }
  });

  test('dates are JavaScript dates where asked for, and references are texts', async () => {
    for await (const slip of openair.read('Slip', { dates: 'Date' })) {
      expectTypeOf(slip.date).toEqualTypeOf<Date | undefined>();
      expectTypeOf(slip.projectid).toEqualTypeOf<string | undefined>();
      expectTypeOf(slip.hobby__c).toEqualTypeOf<string | undefined>();
    }
  });

  test('unknown types, fields, methods and filters are errors', () => {
    // @ts-expect-error no such type
    read('Slipp');
    // @ts-expect-error no such field
    read('Slip', { fields: ['iid'] });
    // @ts-expect-error no such field
    read('Slip', { where: { iid: '1' } });
    // @ts-expect-error no such method
    read('Slip', { method: 'any' });
    // @ts-expect-error no such filter
    read('Slip', { filters: ['closed-slips'] });
    // @ts-expect-error not a date field
    read('Slip', { newerThan: { projectid: new Date() } });
  });
});

describe('commands', () => {
  test('a batch is typed by its commands', async () => {
    const data = await openair.batch([
      add('Project', { name: 'New' }),
      modify('Invoice', { id: '476' }),
      whoami(),
      time(),
    ]);
    expectTypeOf(data).items.not.toBeAny();
    expectTypeOf(data[0].name).toEqualTypeOf<string | undefined>();
    expectTypeOf(data[1].number).toEqualTypeOf<string | undefined>();
    expectTypeOf(data[2].nickname).toEqualTypeOf<string | undefined>();
    expectTypeOf(data[3]).toEqualTypeOf<Date>();
    // @ts-expect-error there were four commands
    data[4];
  });

  test('an array of records gives an array', async () => {
    expectTypeOf(await openair.add('Project', [{ name: 'a' }])).toBeArray();
    expectTypeOf(await openair.add('Project', { name: 'a' })).not.toBeArray();
  });

  test('fields take JavaScript values where they fit', () => {
    expectTypeOf<{ active: true; start_date: Date; customerid: 7; hobby__c: 'chess' }>().toExtend<
      RecordInput<'Project'>
    >();
    // @ts-expect-error a switch is no number
    add('Project', { active: 2 });
    // @ts-expect-error a date is no number
    add('Project', { start_date: 20130610 });
  });

  test('illegal values are errors', () => {
    // @ts-expect-error users are made by createUser
    add('User', {});
    // @ts-expect-error the record has no id
    modify('Invoice', { number: '1' });
    // @ts-expect-error not a type that can be submitted
    submit('Project', { id: 1 });
    // @ts-expect-error no such page
    makeUrl({ uid: '1', page: 'timesheet-entry', app: 'ta' });
    // @ts-expect-error no such application
    makeUrl({ uid: '1', page: 'grid-timesheet', app: 'zz' });
  });
});

describe('custom fields', () => {
  interface MyCustomFields {
    Project: { hobby__c: string; active__c: boolean; since__c: Date; size__c: 'S' | 'M' };
    Slip: { left__c: number };
    User: { nick__c: string };
  }
  const customFieldTypes = {
    Project: { active__c: 'boolean', since__c: 'date' },
    Slip: { left__c: 'number' },
  } as const;
  const typed = new OpenAirClient<MyCustomFields>({ ...login, customFieldTypes });

  test('fields that are no texts need what converts them', () => {
    // @ts-expect-error types alone convert nothing
    new OpenAirClient<MyCustomFields>(login);
    const noSwitch = { ...customFieldTypes, Slip: { left__c: 'boolean' } } as const;
    // @ts-expect-error the field is no switch
    new OpenAirClient<MyCustomFields>({ ...login, customFieldTypes: noSwitch });
    const lacking = { ...customFieldTypes, Project: { active__c: 'boolean' } } as const;
    // @ts-expect-error a field is left out
    new OpenAirClient<MyCustomFields>({ ...login, customFieldTypes: lacking });
    // @ts-expect-error no such type of record
    new OpenAirClient<{ Projekt: { hobby__c: string } }>(login);
    new OpenAirClient<{ Project: { hobby__c: string } }>(login);
  });

  test('are read as what they are', async () => {
    for await (const project of typed.read('Project')) {
      expectTypeOf(project.active__c).toEqualTypeOf<boolean | undefined>();
      expectTypeOf(project.since__c).toEqualTypeOf<Date | undefined>();
      expectTypeOf(project.size__c).toEqualTypeOf<'S' | 'M' | undefined>();
      expectTypeOf(project.other__c).toEqualTypeOf<string | undefined>();
      expectTypeOf(project.name).toEqualTypeOf<string | undefined>();
    }
    for await (const project of typed.read('Project', { fields: ['id', 'since__c'] })) {
      expectTypeOf(project).toEqualTypeOf<{ id?: string; since__c?: Date }>();
    }
    for await (const slip of typed.read('Slip', { fields: { id: true, left__c: true } })) {
      expectTypeOf(slip).toEqualTypeOf<{ id?: string; left__c?: number }>();
    }
    expectTypeOf((await typed.add('Project', { name: 'a' })).active__c).toEqualTypeOf<boolean | undefined>();
    expectTypeOf((await typed.modify('Project', [{ id: 1 }]))[0]?.since__c).toEqualTypeOf<Date | undefined>();
    expectTypeOf((await typed.add('Customer', { name: 'a' })).hobby__c).toEqualTypeOf<string | undefined>();
  });

  test('are written as what they are', () => {
    typed.add('Project', { active__c: true, since__c: new Date(), hobby__c: 'chess', other__c: 1 });
    typed.read('Project', {
      where: { active__c: true },
      newerThan: { since__c: new Date(), updated: new Date() },
    });
    // @ts-expect-error the field is a switch
    typed.add('Project', { active__c: 'yes' });
    // @ts-expect-error the field is a date
    typed.modify('Project', { id: 1, since__c: '2026-06-10' });
    // @ts-expect-error the field has two values
    typed.modify('Project', [{ id: 1, size__c: 'L' }]);
    // @ts-expect-error the field is a switch
    typed.read('Project', { where: { active__c: 'yes' } });
  });

  test('of a client without types are texts, and take switches and dates', async () => {
    openair.add('Project', { active__c: true, since__c: new Date(), left__c: 7 });
    expectTypeOf((await openair.add('Project', { name: 'a' })).active__c).toEqualTypeOf<string | undefined>();
    expectTypeOf(await openair.readCustomFields('Project', { id: 1 })).items.toHaveProperty('value');
  });
});

describe('fields as an object', () => {
  test('only the fields asked for are in the type', async () => {
    for await (const customer of openair.read('Customer', { fields: { id: true, addr: { city: true } } })) {
      expectTypeOf(customer).toEqualTypeOf<{ id?: string; addr?: xml.Address }>();
    }
    // @ts-expect-error no such field
    read('Customer', { fields: { iid: true } });
    // @ts-expect-error no such field of an address
    read('Customer', { fields: { addr: { town: true } } });
  });
});

describe('bulk', () => {
  test('gives what its commands give', async () => {
    for await (const { results } of openair.bulk([
      add('Project', { name: 'a' }),
      add('Project', { name: 'b' }),
    ])) {
      const [first] = results;
      if (first?.status === 'done') expectTypeOf(first.data.name).toEqualTypeOf<string | undefined>();
    }
  });
});

describe('CreateUser', () => {
  test('of several users gives several', async () => {
    const company = { nickname: 'acme' };
    expectTypeOf(await openair.createUser(company, [{ nickname: 'a' }])).toBeArray();
    expectTypeOf(await openair.createUser(company, { nickname: 'a' })).not.toBeArray();
  });
});
