// Create, list and test a connection; provoke errors.
import { ApiError, ConnectionsClient, InvalidParameterError } from '@proj/sdk';
import { serve } from '@proj/sdk/testing/serve';
import { printingFetch, printResult, printStep } from './wire.mjs';

const companyId = 'acme';

/** Tells the story against an in-memory connections server. */
export async function tellConnectionsStory() {
  const served = await serve({
    connections: { companies: { [companyId]: [] }, apiKeys: { 'demo-key': [companyId] } },
  });
  try {
    const options = { baseUrl: served.connectionsUrl, fetch: printingFetch };
    const connections = new ConnectionsClient({ ...options, apiKey: 'demo-key' });

    printStep('Connections: create a connection');
    const { connection_id: connectionId } = await connections.create({
      companyId,
      connection: { engine_id: 3, name: 'Sales warehouse', credential_type: 'SERVICE_ACCOUNT' },
    });
    printResult({ connectionId });

    printStep('Connections: list all connections');
    for await (const connection of connections.listAll({ companyId, limit: 50 })) {
      printResult({ id: connection.connection_id, name: connection.name });
    }

    printStep('Connections: test the connection');
    printResult(await connections.test({ companyId, connectionId }));

    printStep('Connections: an identifier that breaks the rules is refused before anything is sent');
    await expectError(connections.get({ companyId, connectionId: 'not an id' }));

    printStep('Connections: a connection that does not exist');
    await expectError(connections.get({ companyId, connectionId: 'gone' }));

    printStep('Connections: an API key that is wrong');
    await expectError(new ConnectionsClient({ ...options, apiKey: 'not-it' }).list({ companyId }));
  } finally {
    await served.close();
  }
}

/**
 * @param {Promise<unknown>} call
 */
async function expectError(call) {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof InvalidParameterError)) throw error;
    printResult(`${error.name}: ${error.message}`);
    return;
  }
  throw new Error('the demo expected an error and got none');
}
