import { digestWords } from '../data/digest.js';
import { contender as json } from '../parsers/json.js';
import { textOf } from '../parsers/parser.js';
import { type PlainObject, contender as saxesObjects } from '../parsers/saxes-objects.js';
import { contender as saxesRecords } from '../parsers/saxes-records.js';

/** Hashes the records of a response in XML. */
export function digestXmlResponse(document: Uint8Array): string {
  return saxesRecords.digest(saxesRecords.parse(document));
}

/** Hashes the records of a response in JSON. */
export function digestJsonResponse(document: Uint8Array): string {
  return json.digest(json.parse(document));
}

/** Hashes the texts of a request in XML, those of attributes among them. */
export function digestXmlRequest(document: Uint8Array): string {
  return digestWords(textsOf(saxesObjects.parse(document)));
}

/** Hashes the texts of a request in JSON, without what only names elements. */
export function digestJsonRequest(document: Uint8Array): string {
  return digestWords(textsOf(JSON.parse(textOf(document)) as PlainObject));
}

const NOT_TEXTS = ['$name', 'xmlns'];

function textsOf(object: PlainObject): string[] {
  return Object.entries(object).flatMap(([name, value]) =>
    NOT_TEXTS.includes(name)
      ? []
      : [value].flat().flatMap((item) => (typeof item === 'string' ? [item] : textsOf(item))),
  );
}
