import path from 'node:path';
import {
  getAstNodeByPointer,
  getLineColLocation,
  type LocationObject,
  type NormalizedProblem,
  type Source,
} from '@redocly/openapi-core';
import type { DocumentProblem } from './document-error.js';

type SyntaxTree = Parameters<typeof getAstNodeByPointer>[0];

interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Turns what the linter reports into problems. Their lines are found when somebody asks for them: that takes the syntax
 * tree of a file, which costs as much as reading it.
 */
export class ProblemPlaces {
  readonly #lineStarts = new Map<Source, readonly number[]>();

  /** @param file - where a problem is that has no place */
  toProblem(problem: NormalizedProblem, file: string): DocumentProblem {
    const message = problem.message.replaceAll('\n', ' ');
    const [location] = problem.location;
    if (location === undefined) return { message, rule: problem.ruleId, file };
    const find = once(() => this.#place(location));
    return {
      message,
      rule: problem.ruleId,
      file: path.relative(process.cwd(), location.source.absoluteRef) || file,
      ...(location.pointer !== undefined && { pointer: location.pointer }),
      get line() {
        return find().line;
      },
      get column() {
        return find().column;
      },
    };
  }

  #place(location: LocationObject): Place {
    const { source, pointer } = location;
    if (pointer === undefined) return { line: location.start.line, column: location.start.col };
    // Makes the syntax tree, which is then found in the source.
    if (!this.#lineStarts.has(source)) getLineColLocation({ source, pointer: '#/' });
    const tree = source.getAst(() => {
      throw new Error(`${source.absoluteRef} has no syntax tree`);
    });
    const node = getAstNodeByPointer(tree as SyntaxTree, pointer, location.reportOnKey === true);
    return this.#placeOf(source, node?.startPosition ?? 0);
  }

  #placeOf(source: Source, offset: number): Place {
    let starts = this.#lineStarts.get(source);
    if (starts === undefined) {
      starts = lineStarts(source.body);
      this.#lineStarts.set(source, starts);
    }
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}
