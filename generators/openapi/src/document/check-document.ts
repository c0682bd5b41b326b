import {
  type Document,
  detectSpec,
  getTypes,
  type NormalizedProblem,
  normalizeTypes,
  normalizeVisitors,
  resolveDocument,
  type Source,
  walkDocument,
} from '@redocly/openapi-core';
import { Struct } from '@redocly/openapi-core/lib/rules/common/struct.js';
import { NoUnresolvedRefs } from '@redocly/openapi-core/lib/rules/no-unresolved-refs.js';
import type { DocumentFiles } from './document-files.js';
import { componentKind, type InnerReference } from './inner-references.js';

/** What a document is found to be. */
interface Finding {
  readonly problems: readonly NormalizedProblem[];
  /** The references within its first file. */
  readonly references: readonly InnerReference[];
}

/** What a visitor of the linter is told, as far as it is needed. */
interface VisitContext {
  readonly type: { readonly name: string };
  readonly location: { readonly source: Source };
}

type Types = ReturnType<typeof normalizeTypes>;
type Visitors = Parameters<typeof normalizeVisitors>[0];

/**
 * Checks a document by the rules of the linter, and finds the references within its first file on the way. The linter's
 * entry point is not used: it takes what objects inherit for rules about properties of that name, such as a schema
 * `constructor`.
 */
export async function checkDocument(root: Document, files: DocumentFiles): Promise<Finding> {
  const oasVersion = detectSpec(root.parsed);
  const types = withoutInheritance(normalizeTypes(getTypes(oasVersion)));
  const { Root: rootType } = types;
  if (rootType === undefined) throw new Error('the linter has no type of documents');
  const references: InnerReference[] = [];
  const visitors = [
    { ruleId: 'struct', severity: 'warn', visitor: visitorOf(Struct) },
    { ruleId: 'no-unresolved-refs', severity: 'error', visitor: visitorOf(NoUnresolvedRefs) },
    { ruleId: 'references', severity: 'warn', visitor: referenceVisitor(root, references) },
  ] as Visitors;
  const context = { problems: [] as NormalizedProblem[], oasVersion, visitorsData: {} };
  walkDocument({
    document: root,
    rootType,
    normalizedVisitors: normalizeVisitors(visitors, types),
    resolvedRefMap: await resolveDocument({ rootDocument: root, rootType, externalRefResolver: files }),
    ctx: context,
  });
  return { problems: context.problems.filter((problem) => !isMapping(problem)), references };
}

function withoutInheritance(types: Types): Types {
  for (const { properties } of Object.values(types)) Object.setPrototypeOf(properties, null);
  return types;
}

/** Rules are typed for all kinds of documents at once. */
function visitorOf(rule: unknown): unknown {
  return (rule as (options: object) => unknown)({});
}

function referenceVisitor(root: Document, references: InnerReference[]): unknown {
  return {
    ref: {
      leave(object: { $ref: string }, context: VisitContext, target: Partial<VisitContext>) {
        const kind = componentKind(context.type.name);
        const isInner = context.location.source === root.source && target.location?.source === root.source;
        if (kind !== undefined && isInner) references.push({ object, kind });
      },
    },
  };
}

/** The linter takes names of schemas for names of files; `resolveMappings` does not. */
function isMapping({ ruleId, location: [location] }: NormalizedProblem): boolean {
  return ruleId === 'no-unresolved-refs' && /\/discriminator\/mapping\/[^/]*$/.test(location?.pointer ?? '');
}
