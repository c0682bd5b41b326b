import { describeDiagnostic, type GeneratedFiles, TypeChecker } from '@proj/test-conformance/type-check';
import ts from 'typescript';
import type { Reading } from '../stand-ins/stand-in.js';
import { consumerOf } from './consumer.js';
import type { Measurement } from './figures.js';

const consumerFile = 'consumer.ts';

/** Declarations are what an installed package has; making them would add to the cost of checking. */
const checker = new TypeChecker(undefined, { declaration: false, isolatedDeclarations: false });

/**
 * Measures generated modules.
 *
 * @param files - the modules by file name, with an `index.ts`
 * @param reading - what the consumer does that is measured as well
 * @throws Error when the compiler has anything against the modules or the consumer
 */
export function measureModules(files: GeneratedFiles, reading: Reading): Measurement {
  const sizes = [...files.values()].map((text) => Buffer.byteLength(text));
  const alone = checkModulesThenConsumer(files, reading);
  const installed = checkConsumerOfDeclarations(files, reading);
  return {
    figures: {
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      largestModule: Math.max(...sizes),
      types: alone.types,
      instantiations: alone.instantiations,
      consumerTypes: installed.types,
      consumerInstantiations: installed.instantiations,
    },
    modules: files.size,
    consumerRatio: alone.withConsumer / alone.instantiations,
    checkSeconds: alone.seconds,
  };
}

/** Checks all modules, then the consumer in the same program: what is added is what the consumer costs. */
function checkModulesThenConsumer(files: GeneratedFiles, reading: Reading) {
  const program = checker.program(new Map([...files, [consumerFile, consumerOf(reading)]]));
  const consumer = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(`/${consumerFile}`));
  const started = process.cpuUsage();
  for (const file of program.getSourceFiles()) {
    if (file !== consumer) refuseDiagnostics(program.getSemanticDiagnostics(file));
  }
  const { user, system } = process.cpuUsage(started);
  const types = program.getTypeCount();
  const instantiations = program.getInstantiationCount();
  refuseDiagnostics([...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics(consumer)]);
  return {
    types,
    instantiations,
    withConsumer: program.getInstantiationCount(),
    seconds: (user + system) / 1e6,
  };
}

/** Checks the consumer against declarations of the modules, which `skipLibCheck` leaves unchecked, as in an application. */
function checkConsumerOfDeclarations(files: GeneratedFiles, reading: Reading) {
  const declarations = [...files].map(([name, text]): [string, string] => [
    name.replace(/\.ts$/, '.d.ts'),
    ts.transpileDeclaration(text, { fileName: name }).outputText,
  ]);
  const program = checker.program(new Map([...declarations, [consumerFile, consumerOf(reading)]]), [
    consumerFile,
  ]);
  refuseDiagnostics(program.getSemanticDiagnostics());
  return { types: program.getTypeCount(), instantiations: program.getInstantiationCount() };
}

function refuseDiagnostics(diagnostics: readonly ts.Diagnostic[]): void {
  const [first] = diagnostics;
  if (first !== undefined) {
    const { file, line, code, message } = describeDiagnostic(first);
    throw new Error(`Generated code does not compile: ${file}:${line}: TS${code}: ${message}`);
  }
}
