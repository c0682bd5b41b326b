import ky from 'ky';
import { type Caller, headers } from './caller.js';

export const contender: Caller = { call: (url) => ky.get(url, { headers }).json() };
