import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = dirname(fileURLToPath(import.meta.url));

/** What examples use without declaring it: values that a reader has of their own, and a schema of their own. */
const surroundings: Readonly<Record<string, string>> = {
  'surroundings.d.ts': `
    declare const company: string;
    declare const user: string;
    declare const password: string;
    declare const key: string;
    declare const apiKey: string;
    declare const companyId: string;
    declare const connectionId: string;
    declare const xml: string;
    declare const element: import('@proj/xml-runtime').XPathElementNode;
    declare class Money {
      static of(literal: string): Money;
    }
    declare const login: { readonly company: string; readonly user: string; readonly password: string };
    declare function readFile(path: string): Promise<Uint8Array>;
    declare function readKey(): Promise<string>;
    declare function fetchToken(): Promise<string>;
    declare const signal: AbortSignal;
    declare const url: string;
    declare const rows: readonly { readonly name: string }[];
    declare function keep(state: object): Promise<void>;
    declare const file: { write(bytes: Uint8Array): Promise<unknown> };
    declare interface Thing { readonly id: string }
  `,
  'generated/index.ts': `
    export * from '@proj/connections-client';
    import type { ElementDescriptor } from '@proj/xml-runtime';
    export interface PurchaseOrder { comment?: string }
    export interface WptType { lat: string; lon: string; name?: string }
    export interface GpxType { wpt?: WptType[] }
    export declare const PurchaseOrderElement: ElementDescriptor<PurchaseOrder>;
    export declare const GpxElement: ElementDescriptor<GpxType>;
  `,
};

/**
 * Compiles a module under the settings of the workspace, with the packages as their users see them.
 * @returns what is wrong with it
 */
export function compile(module: string): string[] {
  const files = new Map(
    Object.entries({ ...surroundings, 'example.ts': module }).map(([name, text]) => [
      join(folder, name),
      text,
    ]),
  );
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const { directoryExists, fileExists, readFile } = host;
  host.directoryExists = (path) => path.startsWith(folder) || directoryExists?.(path) === true;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    const { file, start = 0 } = diagnostic;
    const line = file?.text.slice(0, start).split('\n').length;
    return `${message}${line === undefined ? '' : ` in: ${file?.text.split('\n')[line - 1]?.trim()}`}`;
  });
}

function compilerOptions(): ts.CompilerOptions {
  const path = join(folder, '../../../tsconfig.base.json');
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  return {
    ...options,
    noEmit: true,
    declaration: false,
    types: ['node'],
  };
}
