import type { Caller } from './caller.js';
import { connectionIds } from './connections-request.js';

const { companyId, connectionId, apiKey } = connectionIds;
const headers = { accept: 'application/json', 'x-api-key': apiKey };

export const contender: Caller = {
  async call(url) {
    const response = await fetch(`${url}companies/${companyId}/connections/${connectionId}`, { headers });
    return (JSON.parse(await response.text()) as { data: unknown }).data;
  },
};
