import * as xml from '@proj/xml-commands';
import { OpenAirError } from '../errors.js';
import { XmlFragment } from '../xml-fragment.js';

/** A switch of a user or a company: its name and whether it is on (`'1'`) or off. */
export type SwitchFlag = xml.Flag;

/**
 * The record that sets switches of a user or a company; it goes into a Modify.
 *
 * @param type - `'Company'` or `'User'`
 * @param flags - the switches
 * @throws {OpenAirError} for another type
 * @example
 * ```ts
 * switchFlags('User', { name: '_switch_name', setting: '1' }).toString();
 * // <User><flags><Flag><name>_switch_name</name><setting>1</setting></Flag></flags></User>
 * ```
 */
export function switchFlags(
  type: 'Company' | 'User',
  ...flags: readonly SwitchFlag[]
): XmlFragment<xml.User> | XmlFragment<xml.Company> {
  const label = `<Switch type=${type}>`;
  switch (type) {
    case 'User':
      return new XmlFragment<xml.User>(label, xml.UserElement, { flags: { Flag: [...flags] } });
    case 'Company':
      return new XmlFragment<xml.Company>(label, xml.CompanyElement, { flags: { Flag: [...flags] } });
    default:
      throw new OpenAirError(`switches belong to Company and User, not to ${String(type)}`);
  }
}
