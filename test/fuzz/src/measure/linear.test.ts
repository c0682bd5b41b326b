import { expect, it } from 'vitest';
import { largeDocuments } from '../instances/large-documents.js';
import { read } from '../instances/laws.js';

/** The fewest CPU milliseconds of a few attempts. */
function milliseconds(document: string | Uint8Array): number {
  const attempts = Array.from({ length: 2 }, () => {
    const start = process.cpuUsage();
    read(document);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...attempts);
}

// These are as large as they are because smaller ones are within the limit.
const scalable = largeDocuments.filter(({ rule }) => rule !== 'limit-bytes' && rule !== 'limit-text-length');

it.each(scalable)('eight times the length takes about eight times as long: $name', ({ make }) => {
  const short = milliseconds(make(1 / 128));
  const long = milliseconds(make(1 / 16));
  // In quadratic time, it would be 64 times; the constant covers what is too short to be measured.
  expect(long).toBeLessThan(short * 24 + 30);
});
