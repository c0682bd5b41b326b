import { type Client, createClient, getConnection } from '@proj/connections-client';
import type { Caller } from './caller.js';
import { connectionIds } from './connections-request.js';

const { companyId: company_id, connectionId: connection_id, apiKey } = connectionIds;
let client: Client | undefined;

export const contender: Caller = {
  async call(url) {
    client ??= createClient({ baseUrl: url, credentials: { ApiKeyAuth: apiKey } });
    return (await getConnection(client, { company_id, connection_id })).data;
  },
};
