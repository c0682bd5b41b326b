import type { ResponseType } from '@proj/xml-commands';
import { recordsOf } from '../data/records-of.js';

/** A response in the form that libraries without a schema take: elements are properties, attributes have a prefix. */
export interface ElementObject {
  readonly response: {
    readonly Auth: Readonly<Record<string, string>>;
    readonly Read: Readonly<Record<string, string | readonly object[]>>;
  };
}

/**
 * Brings a response into that form.
 * @param attributePrefix - what the library marks attributes with
 */
export function toElementObject(response: ResponseType, attributePrefix: string): ElementObject {
  const status = `${attributePrefix}status`;
  return { response: { Auth: { [status]: '0' }, Read: { [status]: '0', Slip: recordsOf(response) } } };
}
