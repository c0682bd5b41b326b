import type { ResponseType } from '@proj/xml-commands';

/** The records of every answer to Read, in document order. */
export function recordsOf(response: ResponseType): object[] {
  return (response.$content ?? []).flatMap((answer) =>
    typeof answer === 'string' || answer.$name !== 'Read'
      ? []
      : (answer.$value.$content ?? []).map(({ $value }) => $value),
  );
}
