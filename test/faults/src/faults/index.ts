import type { FaultGroup } from '../fault.js';
import { bodies } from './bodies.js';
import { caller } from './caller.js';
import { network } from './network.js';
import { openair } from './openair.js';
import { statuses } from './statuses.js';
import { time } from './time.js';
import { waits } from './waits.js';

/** All faults, in the order of the table. */
export const faultGroups: readonly FaultGroup[] = [network, time, statuses, waits, bodies, openair, caller];
