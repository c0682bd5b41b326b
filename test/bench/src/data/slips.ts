import type { DateType as DateParts, Slip } from '@proj/xml-commands';
import { createRandom, type Random } from './random.js';

const SEED = 20_240_229;

const TEXTS = [
  'Weekly status meeting with the customer and the delivery team',
  'Review of the statement of work, second draft',
  'Data migration: mapping of the chart of accounts',
  'Training for the finance department, part two, with exercises',
  'Defects found in acceptance testing; fixes and another test run',
  'Travel to the site and back',
  // A share of what people write needs an entity or is not ASCII.
  'Research & development of the <import> step',
  'Besprechung über die Änderungen an der Schnittstelle für Zürich',
] as const;

const CITIES = ['Boston', 'Utrecht', 'Zürich', 'Leeds', 'São Paulo', 'Austin'] as const;
const CURRENCIES = ['USD', 'EUR', 'CHF', 'GBP'] as const;

/**
 * Makes time entries as a client reads them for invoicing: some thirty fields, three of them dates, some empty.
 * @param count - how many
 */
export function createSlips(count: number): Slip[] {
  const random = createRandom(SEED);
  return Array.from({ length: count }, (_, index) => createSlip(index, random));
}

function createSlip(index: number, random: Random): Slip {
  const minutes = random.integer(1, 40) * 15;
  const hours = (minutes / 60).toFixed(2);
  const rate = random.integer(80, 240);
  const id = (maximum: number): string => String(random.integer(1, maximum));
  return {
    id: String(184_000 + index),
    type: 'T',
    date: { Date: createDate(random) },
    userid: id(400),
    customerid: id(900),
    projectid: id(3_000),
    projecttaskid: id(20_000),
    projecttask_type_id: id(12),
    categoryid: id(60),
    category_1id: random.pick(['', '7']),
    cost_centerid: id(40),
    customerpoid: '',
    invoiceid: random.pick(['', id(9_000)]),
    slip_stageid: id(6),
    timetypeid: id(9),
    payroll_type_id: '',
    job_code_id: id(30),
    hour: String(Math.floor(minutes / 60)),
    minute: String(minutes % 60),
    decimal_hours: hours,
    quantity: hours,
    rate: rate.toFixed(2),
    cost: (rate * 0.6).toFixed(2),
    total: ((rate * minutes) / 60).toFixed(2),
    currency: random.pick(CURRENCIES),
    city: random.pick(CITIES),
    description: random.pick(TEXTS),
    notes: random.pick(['', random.pick(TEXTS)]),
    purchase_number__c: `PO-${random.integer(10_000, 99_999)}`,
    created: { Date: createDate(random) },
    updated: { Date: createDate(random) },
  };
}

function createDate(random: Random): DateParts {
  return {
    hour: String(random.integer(0, 23)),
    minute: String(random.integer(0, 59)),
    timezone: '',
    second: String(random.integer(0, 59)),
    month: String(random.integer(1, 12)),
    day: String(random.integer(1, 28)),
    year: String(random.integer(2019, 2025)),
  };
}
