import type * as xml from '@proj/xml-commands';
import { describe, expectTypeOf, test } from 'vitest';
import type { OpenAirClient } from './client.js';
import { submit } from './commands/approval.js';
import { add, modify } from './commands/modify-records.js';
import { read } from './commands/read.js';
import { makeUrl, time, whoami } from './commands/session.js';
import type { RecordInput } from './records.js';

declare const openair: OpenAirClient;

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
    const answers = await openair.batch([
      add('Project', { name: 'New' }),
      modify('Invoice', { id: '476' }),
      whoami(),
      time(),
    ]);
    expectTypeOf(answers).items.not.toBeAny();
    expectTypeOf(answers[0].name).toEqualTypeOf<string | undefined>();
    expectTypeOf(answers[1].number).toEqualTypeOf<string | undefined>();
    expectTypeOf(answers[2].nickname).toEqualTypeOf<string | undefined>();
    expectTypeOf(answers[3]).toEqualTypeOf<Date>();
    // @ts-expect-error there were four commands
    answers[4];
  });

  test('an array of records is answered by an array', async () => {
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
