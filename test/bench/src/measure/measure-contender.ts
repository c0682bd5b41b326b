import type { Parser } from '../parsers/parser.js';
import type { Serializer } from '../serializers/serializer.js';
import type { Measured } from './job.js';
import { type Clock, type Sampling, sampleTime } from './sampling.js';

const encoder = new TextEncoder();

/** Measures reading documents, after warm-up. */
export function measureParser(
  contender: Parser<unknown>,
  documents: readonly (Uint8Array | string)[],
  sampling: Sampling,
  clock: Clock,
): Measured {
  const digest = documents.map((document) => contender.digest(contender.parse(document))).join('; ');
  const [first = ''] = documents;
  const run =
    documents.length === 1
      ? () => contender.parse(first)
      : () => documents.map((document) => contender.parse(document));
  const bytes = documents.reduce((sum, document) => sum + bytesOf(document).length, 0);
  return { samples: sampleTime(run, sampling, clock), digest, bytes };
}

/** Measures writing a document, after warm-up. */
export function measureSerializer(
  contender: Serializer<unknown, string | Uint8Array>,
  records: number,
  sampling: Sampling,
  clock: Clock,
): Measured {
  const input = contender.prepare(records);
  const document = bytesOf(contender.serialize(input));
  const samples = sampleTime(() => contender.serialize(input), sampling, clock);
  return { samples, digest: contender.digest(document), bytes: document.length };
}

function bytesOf(document: Uint8Array | string): Uint8Array {
  return typeof document === 'string' ? encoder.encode(document) : document;
}
