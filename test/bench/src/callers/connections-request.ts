/** The connection that is read, and the API key. */
export const connectionIds = {
  companyId: 'acme',
  connectionId: 'conn_7f3a91',
  apiKey: 'key-word-1',
} as const;

/** What the service returns. */
export const connectionResponse = {
  message: 'Connection retrieved',
  data: {
    connection_id: 'conn_7f3a91',
    company_id: 'acme',
    user_id: 'user_12',
    engine_id: 3,
    credential_type: 'SERVICE_ACCOUNT',
    name: 'Sales warehouse',
    description: 'Orders and invoices since 2019',
    verified_usage_ability: true,
    date_created: '2025-02-03T08:15:30Z',
    last_updated: '2025-02-04T10:00:00Z',
  },
} as const;
