import { ConnectionsClient } from '@proj/sdk/connections';
import type { Caller } from './caller.js';
import { connectionIds } from './connections-request.js';

const { apiKey, ...ids } = connectionIds;
let client: ConnectionsClient | undefined;

export const contender: Caller = {
  call(url) {
    client ??= new ConnectionsClient({ baseUrl: url, apiKey });
    return client.get(ids);
  },
};
