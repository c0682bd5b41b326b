import { readFileSync } from 'node:fs';
import { propagation, SpanStatusCode, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tracing } from '../examples/opentelemetry.js';
import { sendJson, TestServers } from './fixtures/local-server.js';
import { failureOf } from './fixtures/waiting.js';
import { Transport } from './transport.js';

const servers = new TestServers();
const exporter = new InMemorySpanExporter();
beforeEach(() => {
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
  );
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});
afterEach(async () => {
  trace.disable();
  propagation.disable();
  exporter.reset();
  await servers.close();
});

describe('the example for OpenTelemetry', () => {
  it('makes a span for the call and one for each attempt, and tells the service', async () => {
    const { url, requests } = await servers.start((response, { number }) =>
      sendJson(response, number === 1 ? 503 : 200, null),
    );
    const transport = new Transport({ hooks: tracing(), retry: { baseDelay: 1 } });
    await transport.send({ method: 'GET', url: `${url}things?key=secret`, operation: 'things.list' });

    const [first, second, whole] = exporter.getFinishedSpans();
    expect(whole).toMatchObject({ name: 'things.list', status: { code: SpanStatusCode.UNSET } });
    expect(whole?.events.map(({ name }) => name)).toEqual(['retry']);
    expect(first).toMatchObject({ name: 'GET', status: { code: SpanStatusCode.ERROR } });
    expect(first?.attributes).toMatchObject({ 'http.response.status_code': 503, 'error.type': '503' });
    expect(second?.attributes).toEqual({
      'http.request.method': 'GET',
      'url.full': `${url}things`,
      'http.request.resend_count': 1,
      'http.response.status_code': 200,
    });
    expect(second?.parentSpanContext?.spanId).toBe(whole?.spanContext().spanId);
    for (const [index, span] of [first, second].entries()) {
      const { traceId = '', spanId = '' } = span?.spanContext() ?? {};
      expect(requests[index]?.headers.traceparent).toBe(`00-${traceId}-${spanId}-01`);
    }
  });

  it('marks the span of a call that fails', async () => {
    const { url } = await servers.start((response) => response.destroy());
    const transport = new Transport({ hooks: tracing() });
    await failureOf(transport.send({ method: 'POST', url }));
    expect(exporter.getFinishedSpans().map(({ attributes }) => attributes['error.type'])).toEqual([
      'network',
      'network',
    ]);
  });

  it('is the one in the README', () => {
    const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    const example = read('examples/opentelemetry.ts').replace('../src/index.js', '@proj/transport');
    expect(read('README.md')).toContain(example);
  });
});
