import { propertyName, stringLiteral } from '@proj/generator-kit';
import { type Statement, StructureKind } from '@proj/generator-kit/source-files';
import type { Api } from '../api/model.js';
import { type EmitContext, ModuleScope } from './module-scope.js';
import { tsdoc } from './tsdoc.js';

/** Writes `createClient` and the servers of the document. */
export function emitClientModule(context: EmitContext, api: Api): void {
  const scope = new ModuleScope(context, 'client.ts', ['servers', 'createClient']);
  const servers = api.servers.map(({ name, url }) => `  ${name}: ${stringLiteral(url)},\n`).join('');
  scope.write([
    `/** Base URLs of the service. */\nexport const servers = {${servers === '' ? '' : '\n'}${servers}} as const;`,
    createClientFunction(api, scope),
  ]);
}

function createClientFunction(api: Api, scope: ModuleScope): Statement {
  const { baseUrl, security, securitySchemes } = api;
  const client = scope.runtimeValue('client', 'Client');
  for (const { helper } of securitySchemes) if (helper) scope.runtimeValue('credentials', helper);
  const schemes = securitySchemes.map(({ name }) => stringLiteral(name)).join(' | ') || 'never';
  const options = `${scope.runtimeType('client', 'ClientOptions')}<${schemes}>`;
  const url = baseUrl === undefined ? '' : `, baseUrl: options.baseUrl ?? ${stringLiteral(baseUrl)}`;
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: 'createClient',
    docs: tsdoc(
      [
        `Creates a client of ${api.title}. It holds the credentials and shows them to nobody.`,
        ...securitySchemes.map(({ name, description }) => `- \`credentials.${name}\`: ${description}`),
      ].join('\n\n'),
    ),
    parameters: [
      {
        name: 'options',
        type: baseUrl === undefined ? `${options} & { baseUrl: string }` : options,
        ...(baseUrl !== undefined && { initializer: '{}' }),
      },
    ],
    returnType: client,
    statements: [
      [
        `return new ${client}(`,
        '  {',
        `    security: ${requirementsLiteral(security)},`,
        '    securitySchemes: {',
        ...securitySchemes.flatMap(({ name, apply }) => [
          `      ${propertyName(name)}: (request, credential) => {`,
          `        ${apply}`,
          '      },',
        ]),
        '    },',
        `    error: ${scope.value('errors', 'toApiError')},`,
        '  },',
        `  { ...options${url} },`,
        ');',
      ].join('\n'),
    ],
  };
}

/** Security requirements as source text. */
export function requirementsLiteral(requirements: readonly (readonly string[])[]): string {
  return `[${requirements.map((names) => `[${names.map(stringLiteral).join(', ')}]`).join(', ')}]`;
}
