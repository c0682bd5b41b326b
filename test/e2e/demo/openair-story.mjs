// Log in, read slips page by page, add and modify a project, provoke errors.
import { add, modify, OpenAirClient, OpenAirError } from '@proj/sdk';
import { serve } from '@proj/sdk/testing/serve';
import { printResult, printStep, printXmlExchange } from './wire.mjs';

/** Tells the story against an in-memory OpenAir server. */
export async function tellOpenAirStory() {
  const served = await serve({
    openair: {
      records: {
        Slip: [1, 2, 3, 4, 5].map((day) => ({
          projectid: '13',
          date: new Date(Date.UTC(2026, 2, day)),
          decimal_hours: day + 0.5,
        })),
        Invoice: [{ id: '476', number: 'INV-1' }],
      },
    },
  });
  const { credentials } = served.openair;
  try {
    const openair = new OpenAirClient({
      ...credentials,
      url: served.openairUrl,
      client: 'demo',
      clientVersion: '1.0',
      onExchange: printXmlExchange,
    });

    printStep('OpenAir: log in and ask who that is');
    const me = await openair.whoami();
    printResult({ id: me.id, nickname: me.nickname });

    printStep('OpenAir: read the slips of a project since 2 March, two a page');
    const slips = openair.read('Slip', {
      where: { projectid: '13' },
      newerThan: { date: new Date('2026-03-02') },
      fields: ['id', 'date', 'decimal_hours'],
      dates: 'Date',
      pageSize: 2,
    });
    for await (const slip of slips) printResult(slip);

    printStep('OpenAir: add a project and modify an invoice in one request');
    const [project, invoice] = await openair.batch([
      add('Project', { name: 'New project', start_date: new Date('2026-06-10') }),
      modify('Invoice', { id: '476', number: 'INV-2' }),
    ]);
    printResult({ project: project.id, invoice: invoice.number });

    printStep('OpenAir: rename the project');
    printResult(
      (await openair.modify('Project', { id: project.id ?? '', name: 'Renamed project' })).name ?? '',
    );

    printStep('OpenAir: modify a project that does not exist');
    await expectError(openair.modify('Project', { id: '999', name: 'x' }));

    printStep('OpenAir: log in with a wrong password');
    const stranger = new OpenAirClient({
      ...credentials,
      password: 'not-it',
      url: served.openairUrl,
      client: 'demo',
      clientVersion: '1.0',
      onExchange: printXmlExchange,
    });
    await expectError(stranger.whoami());
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
    if (!(error instanceof OpenAirError)) throw error;
    printResult(`${error.name}: ${error.message}`);
    return;
  }
  throw new Error('the demo expected an error and got none');
}
