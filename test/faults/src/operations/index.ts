import { connectionsOperations } from './connections.js';
import { openairOperations } from './openair.js';
import type { Operation } from './operation.js';

/** All operations, in the order of the table. */
export const operations: readonly Operation[] = [...openairOperations, ...connectionsOperations];
