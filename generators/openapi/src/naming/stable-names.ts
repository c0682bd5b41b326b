import type { NameAllocator } from '@proj/generator-kit';

/** Something that needs a name. */
export interface NameRequest<T> {
  readonly subject: T;
  /** What it is called in the document: decides who comes first where several want one name. */
  readonly origin: string;
  readonly wanted: string;
  /** What is tried after the wanted name, before numbers. */
  readonly suffix?: string;
}

/**
 * Gives names so that they depend on what a document holds, and not on its order: first to those that are called exactly
 * what they want to be called, then to the others in the order of what they are called.
 *
 * @param scope - the names that are taken; those that are given are added
 */
export function giveNames<T>(
  requests: readonly NameRequest<T>[],
  scope: NameAllocator,
): ReadonlyMap<T, string> {
  const isExact = ({ origin, wanted }: NameRequest<T>) => origin === wanted;
  const exact = requests.filter(isExact);
  const others = requests.filter((request) => !isExact(request));
  return new Map(
    [...inOrder(exact), ...inOrder(others)].map(({ subject, wanted, suffix }) => [
      subject,
      scope.allocate(wanted, suffix),
    ]),
  );
}

function inOrder<T>(requests: readonly NameRequest<T>[]): readonly NameRequest<T>[] {
  return [...requests].sort(({ origin: one }, { origin: other }) => (one < other ? -1 : one > other ? 1 : 0));
}
