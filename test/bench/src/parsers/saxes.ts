import { SaxesParser } from 'saxes';
import type { Parser } from './parser.js';

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

const decoder = new TextDecoder();

/** What one writes by hand for this one kind of document: a stack of open elements over a streaming parser. */
export const contender: Parser<Answers> = {
  parse: (bytes) => {
    const answers: Answers = { statuses: {}, slips: [] };
    const open: OpenElement[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      if (open.length === 1) answers.statuses[name] = attributes.status ?? '';
      open.push({ name, text: '', fields: undefined });
    });
    parser.on('text', (text) => {
      const element = open.at(-1);
      if (element !== undefined) element.text += text;
    });
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
    parser.write(decoder.decode(bytes)).close();
    return answers;
  },
  records: ({ slips }) => slips,
};
