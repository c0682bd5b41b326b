import { SaxesParser } from 'saxes';
import { digestRecords } from '../data/digest.js';
import { type Parser, textOf } from './parser.js';

interface Fields {
  [name: string]: string | Fields;
}

interface Answers {
  readonly statuses: Record<string, string>;
  readonly slips: Fields[];
}

/** An element that is open: what it has so far. */
interface OpenElement {
  readonly name: string;
  text: string;
  fields: Fields | undefined;
}

/** What one writes by hand for this one kind of document: a stack of open elements over a streaming parser. */
export const contender: Parser<Answers> = {
  parse: (document) => {
    const answers: Answers = { statuses: {}, slips: [] };
    const open: OpenElement[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      if (open.length === 1) answers.statuses[name] = attributes.status ?? '';
      open.push({ name, text: '', fields: undefined });
    });
    const addText = (text: string): void => {
      const element = open.at(-1);
      if (element !== undefined) element.text += text;
    };
    parser.on('text', addText);
    parser.on('cdata', addText);
    parser.on('closetag', () => {
      const element = open.pop();
      if (element === undefined || open.length < 2) return;
      if (open.length === 2) {
        answers.slips.push(element.fields ?? {});
        return;
      }
      const parent = open.at(-1);
      if (parent === undefined) return;
      parent.fields ??= {};
      parent.fields[element.name] = element.fields ?? element.text;
    });
    parser.write(textOf(document)).close();
    return answers;
  },
  digest: ({ slips }) => digestRecords(slips),
};
