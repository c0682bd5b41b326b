import { SaxesParser } from 'saxes';
import { digestWords } from '../data/digest.js';
import { type Parser, textOf } from './parser.js';

/** An element as a program without a schema has it: text alone is a string. */
export type PlainElement = string | PlainObject;

/** An element with children, by their names as written, or with attributes, which are under {@link ATTRIBUTES}. */
export interface PlainObject {
  [name: string]: PlainElement | PlainElement[];
}

/** Where the attributes of an element are. */
export const ATTRIBUTES = '$attributes';

/** Where the text is of an element that has more than that. */
const TEXT = '$text';

/** An element that is open: what it has so far. */
interface OpenElement {
  readonly name: string;
  text: string;
  object: PlainObject | undefined;
}

/** What one writes by hand for documents of any kind: a stack of open elements over a streaming parser. */
export const contender: Parser<PlainObject> = {
  parse: (document) => {
    const root: OpenElement = { name: '', text: '', object: {} };
    const open = [root];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      open.push({ name, text: '', object: objectOf(attributes) });
    });
    const addText = (text: string): void => {
      const element = open.at(-1);
      if (element !== undefined) element.text += text;
    };
    parser.on('text', addText);
    parser.on('cdata', addText);
    parser.on('closetag', () => {
      const element = open.pop();
      const parent = open.at(-1);
      if (element === undefined || parent === undefined) return;
      parent.object ??= {};
      add(parent.object, element.name, elementValue(element));
    });
    parser.write(textOf(document)).close();
    return root.object ?? {};
  },
  digest: (document) => digestWords(namesOf(document)),
};

function objectOf(attributes: Record<string, string>): PlainObject | undefined {
  for (const _name in attributes) return { [ATTRIBUTES]: attributes };
  return undefined;
}

function elementValue({ text, object }: OpenElement): PlainElement {
  if (object === undefined) return text;
  if (text.trim() !== '') object[TEXT] = text;
  return object;
}

/** What repeats becomes an array. */
function add(object: PlainObject, name: string, value: PlainElement): void {
  const present = object[name];
  if (present === undefined) object[name] = value;
  else if (Array.isArray(present)) present.push(value);
  else object[name] = [present, value];
}

/** The local names of all elements below: prefixes are somebody's choice. */
function namesOf(object: PlainObject): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    if (name === ATTRIBUTES || name === TEXT) return [];
    const localName = name.slice(name.indexOf(':') + 1);
    return [value]
      .flat()
      .flatMap((element) => (typeof element === 'string' ? [localName] : [localName, ...namesOf(element)]));
  });
}
