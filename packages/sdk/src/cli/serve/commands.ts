import type { CliCommand } from '../command.js';

/** `proj serve` */
export const serveCommands: readonly CliCommand[] = [
  {
    name: 'serve',
    summary: 'Serves in-memory servers of both APIs on 127.0.0.1, for tests in any language',
    details: `It prints where they are and what logs in, as lines for a shell or an .env file, and a line for each request on stderr. Ctrl-C ends it.
--config has what the servers start with: { "openair": { "records": { "Slip": [{ "total": "99" }] }, "faults": […], "rateLimit": … },
"connections": { "companies": { "acme": [] }, "apiKeys": { "key": ["acme"] }, … } }.`,
    positionals: [],
    options: {
      port: { type: 'string', value: 'N', description: 'the port (default: a free one)' },
      config: { type: 'string', value: 'FILE', description: 'JSON with what the servers start with' },
      'allow-origin': {
        type: 'string',
        value: 'ORIGIN',
        description: 'whose pages may call them; * for all',
      },
      quiet: { type: 'boolean', description: 'no line for each request' },
    },
    examples: [
      ['serve --port 8080', 'both servers, without records'],
      ['serve --config servers.json --allow-origin http://localhost:5173', 'with records, for a page'],
    ],
    load: async () => (await import('./serve.js')).serveServers,
  },
];
