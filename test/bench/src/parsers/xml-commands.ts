import { ResponseElement } from '@proj/xml-commands';
import { responseParser } from './response-parser.js';

/** The client of the XML API as it is published. */
export const contender = responseParser(ResponseElement);
