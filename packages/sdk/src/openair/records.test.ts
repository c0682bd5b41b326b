import { describe, expect, test } from 'vitest';
import { add, modify } from './commands/modify-records.js';
import { read } from './commands/read.js';
import { OpenAirError } from './errors.js';
import { fromWireRecord, toWireRecord } from './records.js';

describe('what a caller writes becomes the wire form', () => {
  test.each([
    [
      { active: true, generic: false },
      { active: '1', generic: '0' },
    ],
    [
      { total: 99.5, id: 7, big: 12345678901234567890n },
      { total: '99.5', id: '7', big: '12345678901234567890' },
    ],
    [
      { total: 1e21, rate: 0.0000001 },
      { total: '1000000000000000000000', rate: '0.0000001' },
    ],
    [
      { rate: 1.234567890123456e-7, total: -1e-21 },
      { rate: '0.0000001234567890123456', total: '-0.000000000000000000001' },
    ],
    [{ name: undefined, notes: '' }, { notes: '' }],
    [{ addr: { email: 'a@b.c' } }, { addr: { Address: { email: 'a@b.c' } } }],
    [{ date: { year: '2013' } }, { date: { Date: { year: '2013' } } }],
    [{ flags: [{ name: 'x', setting: '1' }] }, { flags: { Flag: [{ name: 'x', setting: '1' }] } }],
    [
      { customerid: { $value: '7', external: 'Customer' } },
      { customerid: { $value: '7', external: 'Customer' } },
    ],
  ])('in example %#', (input, wire) => {
    expect(toWireRecord(input)).toEqual(wire);
  });

  test('values without a wire form are refused, with the name of the field', () => {
    expect(() => toWireRecord({ total: Number.NaN })).toThrow(OpenAirError);
    expect(() => toWireRecord({ total: Number.NaN })).toThrow(/"total"/);
    expect(() => toWireRecord({ name: null })).toThrow(/"name" cannot be null/);
  });
});

test('what was read loses the wrappers of the wire', () => {
  const record = {
    id: '1',
    customerid: { $value: '7', external: 'Customer' },
    addr: { Address: { email: 'a@b.c' } },
    date: { Date: { year: '2013', month: '6', day: '1' } },
    acct_date: {},
    updated: { Date: { year: '', month: '', day: '' } },
  };
  expect(fromWireRecord(record, { dates: 'Date' })).toEqual({
    id: '1',
    customerid: '7',
    addr: { email: 'a@b.c' },
    date: new Date('2013-06-01'),
  });
  expect(fromWireRecord(record).date).toEqual({ year: '2013', month: '6', day: '1' });
});

describe('the XML of commands', () => {
  test('a custom field turns enable_custom on', () => {
    expect(modify('Invoice', { id: '476', hobby__c: 'chess' }).toString()).toBe(
      '<Modify type="Invoice" enable_custom="1"><Invoice><id>476</id><hobby__c>chess</hobby__c></Invoice></Modify>',
    );
  });

  test('a related record can be looked up', () => {
    expect(
      add('Project', { name: 'x', customerid: { $value: 'C-7', external: 'Customer' } }).toString(),
    ).toBe(
      '<Add type="Project"><Project><name>x</name><customerid external="Customer">C-7</customerid></Project></Add>',
    );
  });

  test('dates, states and records are filters, in the order that the API wants', () => {
    const command = read('Slip', {
      where: { projectid: '13' },
      filters: ['open-slips'],
      newerThan: { date: new Date('2013-06-10') },
      olderThan: { updated: { year: '2014' } },
      fields: ['id', 'hobby__c'],
      limit: 50,
    });
    expect(command.toString()).toBe(
      '<Read type="Slip" method="equal to" limit="50" filter="open-slips,newer-than,older-than" field="date,updated" enable_custom="1">' +
        '<Date><year>2013</year><month>06</month><day>10</day><hour>00</hour><minute>00</minute><second>00</second></Date>' +
        '<Date><year>2014</year></Date><Slip><projectid>13</projectid></Slip>' +
        '<_Return><id /><hobby__c /></_Return></Read>',
    );
  });

  test('a misspelt field is an error that says where', () => {
    expect(() => add('Project', { nmae: 'x' } as never).toString()).toThrow(/nmae/);
  });

  test('a user, a project and a record to compare with exclude each other', () => {
    expect(() => read('Slip', { user: { id: '1' }, where: { id: '2' } })).toThrow(/one of "where"/);
  });

  test('an empty list of records is refused', () => {
    expect(() => add('Project', [])).toThrow(/at least one record/);
  });

  test('more records than the API takes are refused', () => {
    const projects = Array.from({ length: 1001 }, (_, index) => ({ name: `project ${index}` }));
    expect(() => add('Project', projects)).toThrow(/at most 1000 records, not 1001/);
    expect(add('Project', projects.slice(1)).element.$content).toHaveLength(1000);
  });
});
