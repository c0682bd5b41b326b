import { messages } from './messages.js';
import { names } from './names.js';
import { nullsAndEnums } from './nulls-and-enums.js';
import { references } from './references.js';
import { schemas } from './schemas.js';
import type { Trap } from './trap.js';

/** All traps by what they are about. */
export const traps: Readonly<Record<string, readonly Trap[]>> = {
  'null and enumerations': nullsAndEnums,
  schemas,
  names,
  references,
  messages,
};
