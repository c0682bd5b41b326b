import {
  type ComplexTypeDescriptor,
  type SchemaDocument,
  standardSchema,
  type TypeDescriptor,
} from '@proj/xml-runtime';
import type { GeneratedModules } from '../generated-modules.js';
import type { GeneratedFiles, TypeChecker } from '../type-check.js';
import type { SoundnessCounts, SoundnessOutcome } from '../workers/protocol.js';
import { type ComplexValue, complexValues } from './complex-values.js';
import { literalOf } from './literal.js';
import { mutationsOf } from './mutations.js';

/** How many values of a type are broken: the shortest ones, each with other properties. */
const valuesOfType = 3;

/** How long the literals of all broken values of a schema may be together; a compiler has to read them. */
const mutationBudget = 4_000_000;

/** Of the file that is compiled beside the generated modules. No module of a namespace is called so. */
const checkFile = '$soundness.ts';

/** A literal that has to be of a type, or that has not to be. */
interface Claim {
  readonly kind: 'values' | 'mutations';
  readonly description: string;
  /** The descriptor whose type is meant. */
  readonly descriptor: object;
  readonly literal: string;
}

/** A document, with what it is called in failures. */
export interface NamedDocument extends SchemaDocument {
  readonly name: string;
}

/**
 * Checks that the types of a schema tell the truth: the values of documents are of the types that the generated modules
 * give them, and values broken by hand are not, neither for the compiler nor for the runtime.
 */
export function checkTypes(
  { exports }: GeneratedModules,
  files: GeneratedFiles,
  documents: readonly NamedDocument[],
  checker: TypeChecker,
): SoundnessOutcome {
  const expressions = typeExpressions(exports);
  const values = documents.map(
    ({ name, element, value }): Claim => ({
      kind: 'values',
      description: name,
      // Where only xsi:type says what the root is, no module has a declaration of it.
      descriptor: expressions.has(element) ? element : typeOf(element),
      literal: literalOf(value),
    }),
  );
  const { claims: mutations, admitted } = mutationClaims(documents);
  const claims = [...values, ...mutations].filter(({ descriptor }) => expressions.has(descriptor));
  const refused = refusedLines(claims, expressions, files, checker);
  const counts = (kind: Claim['kind'], isRefused: boolean): SoundnessCounts => {
    const own = claims.flatMap((claim, index) => (claim.kind === kind ? [{ claim, index }] : []));
    const failures = own.filter(({ index }) => refused.has(index) !== isRefused);
    return {
      total: own.length,
      failures: failures.map(
        ({ claim, index }) => `${claim.description}: ${refused.get(index) ?? 'compiles'}`,
      ),
    };
  };
  const broken = counts('mutations', true);
  return {
    values: counts('values', false),
    mutations: {
      total: broken.total + admitted.length,
      failures: [...broken.failures, ...admitted.map((it) => `${it}: the runtime finds nothing wrong`)],
    },
  };
}

function mutationClaims(documents: readonly NamedDocument[]): {
  readonly claims: readonly Claim[];
  readonly admitted: readonly string[];
} {
  const claims: Claim[] = [];
  const admitted: string[] = [];
  let length = 0;
  for (const [type, values] of shortestValues(documents)) {
    const made = new Set<string>();
    for (const value of values) {
      for (const { description, value: broken } of mutationsOf(value, type)) {
        const literal = literalOf(broken);
        if (made.has(description) || length + literal.length > mutationBudget) {
          continue;
        }
        made.add(description);
        const name = `${type.name ?? 'an anonymous type'}: ${description}`;
        if (isValid(type, broken)) {
          admitted.push(name);
        } else {
          length += literal.length;
          claims.push({ kind: 'mutations', description: name, descriptor: type, literal });
        }
      }
    }
  }
  return { claims, admitted };
}

function isValid(type: ComplexTypeDescriptor, value: ComplexValue): boolean {
  const result = standardSchema(type)['~standard'].validate(value);
  return !('then' in result) && result.issues === undefined;
}

/** For each complex type, the shortest of its values for each set of properties, and the shortest of these. */
function shortestValues(
  documents: readonly NamedDocument[],
): ReadonlyMap<ComplexTypeDescriptor, readonly ComplexValue[]> {
  const byType = new Map<ComplexTypeDescriptor, Map<string, { value: ComplexValue; length: number }>>();
  for (const { element, value } of documents) {
    complexValues(value, typeOf(element), (found, actual) => {
      const shapes = byType.get(actual) ?? new Map<string, { value: ComplexValue; length: number }>();
      byType.set(actual, shapes);
      const shape = Object.keys(found).sort().join(' ');
      const { length } = literalOf(found);
      if (length < (shapes.get(shape)?.length ?? Number.POSITIVE_INFINITY)) {
        shapes.set(shape, { value: found, length });
      }
    });
  }
  return new Map(
    [...byType].map(([type, shapes]) => [
      type,
      [...shapes.values()]
        .sort((one, other) => one.length - other.length)
        .slice(0, valuesOfType)
        .map(({ value }) => value),
    ]),
  );
}

function typeOf({ type }: SchemaDocument['element']): TypeDescriptor {
  return typeof type === 'function' ? type() : type;
}

/** How to write the type of the values of each exported descriptor. */
function typeExpressions(exports: GeneratedModules['exports']): ReadonlyMap<object, string> {
  const expressions = new Map<object, string>();
  for (const [index, module] of [...exports.values()].entries()) {
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === 'object' && value !== null && !expressions.has(value)) {
        expressions.set(value, `ValueOf<typeof m${index}.${name}>`);
      }
    }
  }
  return expressions;
}

/** Compiles a constant for each claim; gives those that the compiler has something against, with what. */
function refusedLines(
  claims: readonly Claim[],
  expressions: ReadonlyMap<object, string>,
  files: GeneratedFiles,
  checker: TypeChecker,
): ReadonlyMap<number, string> {
  const modules = [...files.keys()].map((name) => name.replace(/\.ts$/, '.js'));
  const constants = claims.map(
    ({ descriptor, literal }, index) =>
      `export const c${index}: ${expressions.get(descriptor)} = ${literal};`,
  );
  const used = (index: number): boolean => constants.some((line) => line.includes(`typeof m${index}.`));
  const head = [
    "export type ValueOf<T> = T extends { readonly '~value'?: infer V } ? V : never;",
    ...modules.flatMap((module, index) =>
      used(index) ? [`import type * as m${index} from './${module}';`] : [],
    ),
  ];
  const text = [...head, ...constants, ''].join('\n');
  const refused = new Map<number, string>();
  for (const { file, line, code, message } of checker.diagnose(new Map([...files, [checkFile, text]]))) {
    const index = line - 1 - head.length;
    if (file === checkFile && index >= 0 && !refused.has(index)) {
      refused.set(index, `TS${code}: ${message}`);
    } else if (file !== checkFile || index < 0) {
      throw new TypeError(`The types cannot be checked: ${file}:${line}: ${message}`);
    }
  }
  return refused;
}
