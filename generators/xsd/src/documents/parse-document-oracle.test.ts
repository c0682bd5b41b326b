import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { DiagnosticCollector } from '../diagnostics.js';
import { parseDocument } from './parse-document.js';
import type { SourceElement } from './source-element.js';

/** A document as a list of what it consists of. Where it stands is a law of its own, in parse-document.test.ts. */
type Events = readonly string[];

/** What saxes, which shares no code with the reader of this project, makes of a document; undefined when it refuses it. */
function oracle(text: string): Events | undefined {
  const events: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const shown = Object.values(attributes)
      .filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
      .map(
        ({ uri: namespaceURI, local: name, value }) => `{${namespaceURI}}${name}=${JSON.stringify(value)}`,
      );
    events.push(`start {${uri}}${local} ${shown.join(' ')}`);
  });
  parser.on('closetag', () => {
    depth--;
    events.push('end');
  });
  let depth = 0;
  parser.on('opentagstart', () => depth++);
  const addText = (value: string): void => {
    if (value !== '' && depth > 0) events.push(`text ${JSON.stringify(value)}`);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  return failed ? undefined : events;
}

function ours(text: string): Events | undefined {
  const root = parseDocument('a.xsd', text, new DiagnosticCollector());
  return root && eventsOf(root);
}

function eventsOf({ name, namespaceURI, attributes, content }: SourceElement): string[] {
  const shown = attributes.map((it) => `{${it.namespaceURI}}${it.name}=${JSON.stringify(it.value)}`);
  return [
    `start {${namespaceURI}}${name} ${shown.join(' ')}`,
    ...content.flatMap((item) =>
      typeof item !== 'string' ? eventsOf(item) : item === '' ? [] : [`text ${JSON.stringify(item)}`],
    ),
    'end',
  ];
}

/** saxes tells of the text around a comment as one; runs of text are compared as wholes. */
function merged(events: Events | undefined): Events | undefined {
  if (events === undefined) return undefined;
  const all: string[] = [];
  for (const event of events) {
    const last = all.at(-1);
    if (event.startsWith('text ') && last?.startsWith('text ')) {
      all[all.length - 1] = `text ${JSON.stringify(JSON.parse(last.slice(5)) + JSON.parse(event.slice(5)))}`;
    } else {
      all.push(event);
    }
  }
  return all;
}

const space = fc.stringMatching(/^[ \n\t]{1,3}$/);
const value = fc.array(
  fc.constantFrom('a', ' ', '\n', '&lt;', '&#x41;', '&amp;', 'é', '😀', '=', '>', '\r\n'),
  { maxLength: 4 },
);
const attribute = fc
  .tuple(space, fc.constantFrom('a', 'b', 'p:a', 'xml:id', 'é'), fc.constantFrom('"', "'"), value)
  .map(([before, name, quote, parts]) => ({
    name,
    text: `${before}${name}=${quote}${parts.join('')}${quote}`,
  }));
const attributes = fc
  .uniqueArray(attribute, { maxLength: 3, selector: ({ name }) => name })
  .map((all) => all.map(({ text }) => text).join(''));
const declaration = fc.constantFrom('', ' xmlns="urn:d"', ' xmlns:p="urn:q"', ' xmlns=""');
const node: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('text', '&gt;', '\r\n', '<![CDATA[<x>&y;]]>', '<!-- <c> -->', '<?p <i?>', '😀', ' '),
    fc
      .tuple(fc.constantFrom('a', 'p:b'), declaration, attributes, fc.array(tie('node'), { maxLength: 4 }))
      .map(([name, declared, written, children]) =>
        children.length === 0
          ? `<${name}${declared}${written}/>`
          : `<${name}${declared}${written}>${children.join('')}</${name} >`,
      ),
  ),
})).node;
const documents = fc
  .tuple(fc.constantFrom('', '<?xml version="1.0"?>', '<!-- c -->\n', '<!DOCTYPE r>\r\n'), fc.array(node))
  .map(([prolog, content]) => `${prolog}<r xmlns:p="urn:p">${content.join('')}</r>`);

it('reads what saxes reads: the same elements, attributes and texts', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const expected = merged(oracle(text));
      expect(expected).toBeDefined();
      expect(merged(ours(text))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
