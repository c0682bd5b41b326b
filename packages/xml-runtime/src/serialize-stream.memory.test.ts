import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** Run in a process of its own, whose memory nothing else has filled. */
const script = `
import { attribute, complexType, element, local, sequence, serializeStream, unbounded, xs } from '${new URL('../dist/index.js', import.meta.url)}';
const record = complexType({
  attributes: [attribute('id', xs.int)],
  content: sequence([local('name', xs.string), local('when', xs.date), local('text', xs.string)]),
});
const records = element({ name: 'records', namespaceURI: '', type: complexType({
  content: sequence([local('record', record, 0, unbounded)]),
}) });
async function* source(count) {
  for (let id = 0; id < count; id++) yield { id, name: 'n' + id, when: '2024-02-29', text: 'x'.repeat(500) + ' & é' };
}
async function write(count) {
  let bytes = 0;
  for await (const chunk of serializeStream(records, { record: source(count) })) bytes += chunk.length;
  return { bytes, peak: process.resourceUsage().maxRSS * 1024 };
}
console.log(JSON.stringify([await write(110_000), await write(220_000)]));
`;

it('serializeStream writes 130 MB in the memory that it writes 65 MB in', { timeout: 180_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  const [half, whole] = JSON.parse(stdout) as { readonly bytes: number; readonly peak: number }[];
  if (half === undefined || whole === undefined) throw new Error('There are no figures.');
  expect(half.bytes).toBeGreaterThan(60e6);
  expect(whole.bytes).toBeGreaterThan(2 * 60e6);
  // Of that, some 40 MB are Node itself; the garbage of the items fills the rest until it is collected.
  expect(half.peak).toBeLessThan(160e6);
  expect(whole.peak - half.peak).toBeLessThan(20e6);
});
