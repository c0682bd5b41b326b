import { expect, it } from 'vitest';
import { listNearest } from './nearest.js';

const fields =
  'agreementid,attachmentid,city,created,currency,customerid,customerpoid,date,id,name,notes,projectid,total,updated,userid';
const list = (found: string, names = fields.split(',')): string =>
  listNearest(
    names.map((it) => [`'${it}'`, it]),
    found,
  );

it.each([
  ['projectId', "'projectid', 'id', 'agreementid', 'attachmentid', 'userid' and 10 more"],
  ['cust', "'customerid', 'customerpoid', 'currency', 'city', 'userid' and 10 more"],
  ['totla', "'total', 'notes', 'customerid', 'customerpoid', 'id' and 10 more"],
  ['', "'id', 'city', 'date', 'name', 'notes' and 10 more"],
])('a long list gives the names that are most like %s', (found, expected) => {
  expect(list(found)).toBe(expected);
});

it('a short list gives all names in their order', () => {
  expect(list('z', ['c', 'a', 'b'])).toBe("'c', 'a', 'b'");
});

it('takes little time for a long name', () => {
  const names = Array.from({ length: 200 }, (_, index) => `name${index}`);
  const start = performance.now();
  for (let count = 0; count < 20; count++) list('x'.repeat(1_000_000), names);
  expect(performance.now() - start).toBeLessThan(5_000);
});
