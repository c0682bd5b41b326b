// A process that reads one document, so that its memory can be looked at: see measure.ts.
import { readFileSync } from 'node:fs';
import { parse, parseElement, XmlError } from '@proj/xml-runtime';
import { everyDocument } from '../every-document.js';
import { NodeElement } from '../instances/descriptor.js';
import type { Measurement, Reader } from './measure.js';

const [file, form, reader] = process.argv.slice(2) as [string, 'string' | 'bytes', Reader];

const input = form === 'string' ? readFileSync(file, 'utf8') : readFileSync(file);
const heapBefore = heapBytes();
const start = process.cpuUsage();
const { value, rules } = read();
const { user, system } = process.cpuUsage(start);
const peakBytes = process.resourceUsage().maxRSS * 1024;
const valueBytes = value === undefined ? 0 : Math.max(heapBytes() - heapBefore, 0);
const measurement: Measurement = { peakBytes, valueBytes, cpuSeconds: (user + system) / 1e6, rules };
process.stdout.write(JSON.stringify(measurement));
// Keeps the value in use until here.
process.once('exit', () => value);

function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function read(): { readonly value?: unknown; readonly rules: readonly string[] } {
  try {
    return {
      value:
        reader === 'parse' ? parse(NodeElement, input, everyDocument) : parseElement(input, everyDocument),
      rules: [],
    };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return {
      rules: error.issues.map(({ rule, line, column }) =>
        line && column ? rule : `${rule} without position`,
      ),
    };
  }
}
