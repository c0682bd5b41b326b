import { parseElement, serializeElement, type XmlElement } from '@proj/xml-runtime';
import type { FieldsFault } from './openair-faults.js';

/**
 * Gives the records in a response other fields.
 * @param fits - tests which commands it is about, by their place in the response
 */
export function setFields(response: string, { set }: FieldsFault, fits: (index: number) => boolean): string {
  return changeCommands(response, (command, index) => {
    if (!fits(index)) return [command];
    const children = command.children.map((child) =>
      typeof child === 'string' || child.name === 'errors' ? child : withFields(child, set),
    );
    return [{ ...command, children }];
  });
}

/** Takes the responses of commands out of a response. */
export function omitResponses(response: string, fits: (index: number) => boolean): string {
  return changeCommands(response, (command, index) => (fits(index) ? [] : [command]));
}

function changeCommands(
  response: string,
  change: (command: XmlElement, index: number) => readonly XmlElement[],
): string {
  const root = parseElement(response);
  const commands = root.children.filter((child) => typeof child !== 'string');
  return serializeElement({ ...root, children: commands.flatMap(change) }, { declaration: true });
}

function withFields(record: XmlElement, set: FieldsFault['set']): XmlElement {
  const others = record.children.filter(
    (child) => typeof child === 'string' || !Object.hasOwn(set, child.name),
  );
  const added = Object.entries(set).flatMap(([name, value]) =>
    [value].flat().map((text): XmlElement => ({ name, namespaceURI: '', attributes: [], children: [text] })),
  );
  return { ...record, children: [...others, ...added] };
}
