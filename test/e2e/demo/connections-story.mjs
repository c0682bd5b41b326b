// Create, list and test a connection; provoke errors.
import { ApiError, ConnectionsClient, InvalidParameterError } from '@proj/sdk';
import { startPrism } from '../connections/prism-server.mjs';
import { printingFetch, printResult, printStep } from './wire.mjs';

const companyId = 'acme';

/** Tells the story against Prism, which serves the OpenAPI document and checks each request against it. */
export async function tellConnectionsStory() {
  const prism = await startPrism();
  try {
    const connections = new ConnectionsClient({
      apiKey: 'demo-key',
      baseUrl: prism.baseUrl,
      fetch: printingFetch,
    });

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
    const missing = new ConnectionsClient({
      apiKey: 'demo-key',
      baseUrl: prism.baseUrl,
      fetch: (request) => {
        // The mock answers with the status that this asks for.
        request.headers.set('prefer', 'code=404');
        return printingFetch(request);
      },
    });
    await expectError(missing.get({ companyId, connectionId: 'gone' }));
  } finally {
    await prism.stop();
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
