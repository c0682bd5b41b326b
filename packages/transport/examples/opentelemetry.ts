import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { CallEvent, Hooks, TransportError } from '../src/index.js';

/** A span for each call, in it one for each attempt; the service gets the context of the attempt. */
export function tracing(): Hooks {
  const tracer = trace.getTracer('my-client');
  const calls = new WeakMap<object, { readonly whole: Span; attempt: Span }>();

  const begin = (event: CallEvent) => {
    const whole = calls.get(event.call)?.whole ?? tracer.startSpan(event.operation);
    const attributes = {
      'http.request.method': event.method,
      'url.full': event.url,
      'http.request.resend_count': event.attempt - 1,
    };
    const parent = trace.setSpan(context.active(), whole);
    const attempt = tracer.startSpan(event.method, { kind: SpanKind.CLIENT, attributes }, parent);
    calls.set(event.call, { whole, attempt });
    return attempt;
  };
  const fail = (span: Span | undefined, error: TransportError) => {
    span?.setAttribute('error.type', String(error.status ?? error.reason));
    span?.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
  };

  return {
    onRequest(event) {
      const headers: Record<string, string> = {};
      propagation.inject(trace.setSpan(context.active(), begin(event)), headers);
      return headers;
    },
    onResponse({ call, status }) {
      calls.get(call)?.attempt.setAttribute('http.response.status_code', status);
    },
    onRetry({ call, error, delay }) {
      const spans = calls.get(call);
      fail(spans?.attempt, error);
      spans?.attempt.end();
      spans?.whole.addEvent('retry', { delay });
    },
    onSettled({ call, error }) {
      const spans = calls.get(call);
      if (error) fail(spans?.attempt, error);
      if (error) fail(spans?.whole, error);
      spans?.attempt.end();
      spans?.whole.end();
    },
  };
}
