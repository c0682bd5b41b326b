import type { Figures } from '@proj/test-budgets';
import { describeDiagnostic, type GeneratedFiles, TypeChecker } from '@proj/test-conformance/type-check';
import ts from 'typescript';

/** What a file that calls operations costs TypeScript; the same on every machine. */
export type FigureName =
  /** The types that the compiler makes. */
  | 'consumerTypes'
  /** The instantiations of types that it makes. */
  | 'consumerInstantiations';

const consumerFile = 'consumer.ts';

/** Making declarations would add to the cost of checking. */
const checker = new TypeChecker(
  { modules: ['@proj/transport'], libraries: ['lib.dom.d.ts'] },
  { declaration: false, isolatedDeclarations: false },
);

/**
 * Checks a file that calls operations against the declarations of a client, which `skipLibCheck` leaves unchecked, as in
 * an application.
 *
 * @param operations - names of the functions that it calls
 * @throws Error when it does not compile
 */
export function consumerCost(files: GeneratedFiles, operations: readonly string[]): Figures<FigureName> {
  const declarations = [...files].map(([name, text]): [string, string] => [
    name.replace(/\.ts$/, '.d.ts'),
    ts.transpileDeclaration(text, { fileName: name }).outputText,
  ]);
  const consumer = [
    `import { type Client, ${operations.join(', ')} } from './index.js';`,
    ...operations.map(
      (name) =>
        `export const call_${name} = async (client: Client, params: NonNullable<Parameters<typeof ${name}>[1]>) => ({ read: await ${name}(client, params) });`,
    ),
  ].join('\n');
  const program = checker.program(new Map([...declarations, [consumerFile, consumer]]), [consumerFile]);
  const [first] = program.getSemanticDiagnostics();
  if (first !== undefined) {
    const { file, line, message } = describeDiagnostic(first);
    throw new Error(`${file}:${line}: ${message}`);
  }
  return { consumerTypes: program.getTypeCount(), consumerInstantiations: program.getInstantiationCount() };
}

/** Returns the names of the first operations of a client. */
export function firstOperations(files: GeneratedFiles, count: number): readonly string[] {
  return [...files]
    .filter(([name]) => name.startsWith('operations/'))
    .flatMap(([, text]) => [...text.matchAll(/^export function (\w+)\(/gm)].map(([, name = '']) => name))
    .slice(0, count);
}
