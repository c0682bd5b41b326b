// The pages of the reference, after the templates.

/**
 * Undoes what the generator adds to text: escaped quotes, defaults that are none, blank lines in a row.
 *
 * @param {string} page
 * @returns {string}
 */
export function tidyPage(page) {
  const text = page
    .replaceAll("\\'", "'")
    .replaceAll('; default of the service `undefined`', '')
    .replace(/default of the service `'([^`]*)'`/g, 'default of the service `$1`')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
  return `${text.trim()}\n`;
}

/**
 * The first page: how to begin, every method and every model.
 *
 * @param {ReadonlyMap<string, string>} pages text by file name
 * @returns {string}
 */
export function referenceIndex(pages) {
  const apis = [...pages.keys()].filter((name) => name.endsWith('Api.md'));
  const models = [...pages.keys()].filter((name) => !name.endsWith('Api.md') && name !== 'README.md');
  const methods = apis.flatMap((name) =>
    [...(pages.get(name) ?? '').matchAll(/^\| \[\*\*(\w+)\*\*\]\((#\w+)\) \| (.+?) \| (.+?) \|$/gm)].map(
      ([, method, anchor, request, summary]) => `| [${method}](${name}${anchor}) | ${request} | ${summary} |`,
    ),
  );
  return `# Connections API: reference

Written by \`npm run reference\` from \`specs/connections/openapi.yaml\`; edits are lost. The client is
\`@proj/connections-client\`; \`ConnectionsClient\` of \`@proj/sdk\` adds retries, timeouts and paging.

\`\`\`ts
import { createClient, getConnection, NotFoundError } from '@proj/connections-client';

const client = createClient({ credentials: { ApiKeyAuth: 'YOUR_API_KEY' } });
try {
  const { data } = await getConnection(client, { company_id: 'acme', connection_id: 'conn_7f3a91' });
  console.log(data.name);
} catch (error) {
  if (error instanceof NotFoundError) console.log(error.body?.message);
  else throw error;
}
\`\`\`

## Authorization

The security scheme \`ApiKeyAuth\` sends the API key in the header field \`x-api-key\`.

## Operations

| Function | HTTP request | Description |
| --- | --- | --- |
${methods.join('\n')}

Besides the parameters, an operation takes \`signal\` and \`headers\`. It returns the promise of the body; \`.withResponse()\`
of it gives status and header fields too.

## Failures

| Status code | Class |
| --- | --- |
| 400 | \`BadRequestError\` |
| 401 | \`UnauthorizedError\` |
| 403 | \`ForbiddenError\` |
| 404 | \`NotFoundError\` |
| 409 | \`ConflictError\` |
| 422 | \`UnprocessableEntityError\` |
| 429 | \`RateLimitError\` |
| 500 | \`InternalServerError\` |
| any other | \`ApiError\`, which all of them extend |
| none: nothing was sent | \`InvalidParameterError\` |
| none: another reason | \`TransportError\`, which all of them extend; \`reason\` says what |

## Models

${models.map((name) => `- [${name.slice(0, -3)}](${name})`).join('\n')}
`;
}
