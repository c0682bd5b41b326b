/** A service or a `fetch` that quotes a secret, written in some way, that it was given. */
export type Misbehave = (written: string) => Response | Promise<Response>;

/** A text that a header field and a reason phrase can carry. */
const sendable = (text: string) => (/^[\x21-\x7e]*$/.test(text) ? text : encodeURIComponent(text));

/** Places where a secret may come to light. */
export const misbehaviours: Readonly<Record<string, Misbehave>> = {
  'body of a failure': (written) => new Response(`{"message":"you sent ${written}"}`, { status: 400 }),
  'body of a failure, XML': (written) =>
    new Response(`<response status="1">you sent ${written}</response>`, { status: 403 }),
  'body of a success that cannot be read': (written) => new Response(`<html>${written}`),
  'refusal with HTTP 200': (written) => new Response(`<response status="1">you sent ${written}</response>`),
  'text of an error': (written) =>
    new Response(`<response><Auth status="401"><errors>${written}</errors></Auth></response>`),
  'value that is not foreseen': (written) =>
    new Response(`<response><Auth status="${written}" was="${written}">${written}</Auth></response>`),
  'reason phrase': (written) => new Response('', { status: 403, statusText: sendable(written) }),
  'header field': (written) => new Response('', { status: 403, headers: { 'x-echo': sendable(written) } }),
  cookie: (written) => new Response('', { status: 403, headers: { 'set-cookie': sendable(written) } }),
  redirect: (written) => {
    const location = `https://elsewhere.example/${sendable(written)}?k=${sendable(written)}`;
    return new Response('', { status: 307, headers: { location } });
  },
  'busy, again and again': (written) => new Response(written, { status: 503, statusText: sendable(written) }),
  message: (written) => Promise.reject(new TypeError(`could not send ${written}`)),
  'cause of the cause': (written) =>
    Promise.reject(new TypeError('failed', { cause: new Error('no', { cause: new Error(written) }) })),
  'property of an error': (written) =>
    Promise.reject(
      Object.assign(new Error('failed'), { config: { headers: [{ key: written }] }, code: written }),
    ),
  'aggregate error': (written) => Promise.reject(new AggregateError([new Error(written)], 'all failed')),
  'request of an error': (written) =>
    Promise.reject(
      Object.assign(new Error('failed'), {
        request: new Request('http://h/', { headers: { k: sendable(written) } }),
      }),
    ),
  'text that is thrown': (written) => Promise.reject(written),
  'object that is thrown': (written) => Promise.reject({ [written]: written }),
  'body that breaks off': (written) =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(new Error(written)) })),
  'error that is thrown at once': (written) => {
    throw new Error(written);
  },
};
