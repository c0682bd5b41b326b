/**
 * Names that every program knows: the globals of ECMAScript, the types that TypeScript always has, and what Node.js and
 * browsers have of the Web's. A generated type of such a name would hide it wherever it is imported, and an editor would
 * show `Date` for something else.
 */
const GLOBAL_NAMES: ReadonlySet<string> = new Set(
  [
    // ECMA-262, clause 19
    'AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError',
    'FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array Intl',
    'Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set',
    'SharedArrayBuffer String SuppressedError Symbol SyntaxError Temporal TypeError URIError Uint16Array Uint32Array',
    'Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet',
    // lib.es*.d.ts
    'AsyncGenerator AsyncIterable AsyncIterator Awaited Capitalize ConstructorParameters Exclude Extract Generator',
    'InstanceType Iterable Lowercase NoInfer NonNullable Omit Parameters Partial Pick PropertyKey Readonly',
    'ReadonlyArray ReadonlyMap ReadonlySet Record Required ReturnType ThisType Uncapitalize Uppercase',
    // Node.js and browsers
    'AbortController AbortSignal Blob BroadcastChannel Buffer CloseEvent CompressionStream Crypto CryptoKey CustomEvent',
    'DOMException DecompressionStream Event EventSource EventTarget File FormData Headers MessageChannel MessageEvent',
    'MessagePort Navigator Performance ReadableStream Request Response Storage TextDecoder TextEncoder TransformStream',
    'URL URLSearchParams WebAssembly WebSocket WritableStream',
    // DOM
    'Attr Audio Cache Comment Document Element History Image Location Lock MediaSource Node Notification Option Range',
    'Selection Text Window Worker',
  ]
    .join(' ')
    .split(' '),
);

/**
 * Returns the identifier of a component: a name that every program knows has `Type` behind it.
 * @example `withoutShadow('Date')` is `'DateType'`
 */
export function withoutShadow(identifier: string): string {
  return GLOBAL_NAMES.has(identifier) ? `${identifier}Type` : identifier;
}
