import { httpMethods, type OpenApiObject, type OperationObject, type PathItemObject } from './openapi.js';
import { dereference } from './references.js';

/** An operation of a path, and where it is in the types of the document. */
export interface PathOperation {
  readonly path: string;
  readonly key: (typeof httpMethods)[number];
  readonly item: PathItemObject;
  readonly object: OperationObject;
  readonly place: OperationPlace;
}

/**
 * Where the types of an operation are: among the operations by its id, or below its path, where it has none, or an
 * operation before it has the same.
 */
export type OperationPlace =
  | { readonly interface: 'operations'; readonly id: string }
  | { readonly interface: 'paths'; readonly path: string; readonly key: string };

/** Returns the operations of all paths, in the order of the document. */
export function pathOperations(document: OpenApiObject): readonly PathOperation[] {
  const byId = firstById(document);
  return Object.entries(document.paths ?? {}).flatMap(([path, reference]) => {
    const item = dereference(document, reference);
    return httpMethods.flatMap((key): readonly PathOperation[] => {
      const object = item[key] as OperationObject | undefined;
      if (object === undefined) return [];
      const id = typeId(object);
      const place: OperationPlace =
        id !== undefined && byId.get(id) === object
          ? { interface: 'operations', id }
          : { interface: 'paths', path, key };
      return [{ path, key, item, object, place }];
    });
  });
}

/**
 * Takes the ids from operations that have that of another one: types are not to be made twice under one name.
 *
 * @param document - it is changed
 */
export function dropRepeatedIds(document: OpenApiObject): void {
  const byId = firstById(document);
  for (const object of allOperations(document)) {
    const id = typeId(object);
    if (id !== undefined && byId.get(id) !== object) delete (object as { operationId?: string }).operationId;
  }
}

/** The id that the types of an operation have: openapi-typescript writes `#` as `/`. */
function typeId({ operationId }: OperationObject): string | undefined {
  return operationId ? operationId.replaceAll('#', '/') : undefined;
}

function firstById(document: OpenApiObject): ReadonlyMap<string, OperationObject> {
  const byId = new Map<string, OperationObject>();
  for (const object of allOperations(document)) {
    const id = typeId(object);
    if (id !== undefined && !byId.has(id)) byId.set(id, object);
  }
  return byId;
}

/** The operations that types are made of: those of paths and webhooks, and of path items that are components. */
function allOperations({
  paths = {},
  webhooks = {},
  components = {},
}: OpenApiObject): readonly OperationObject[] {
  return [paths, webhooks, components.pathItems ?? {}].flatMap((items) =>
    Object.values(items).flatMap((item) =>
      [...httpMethods, 'trace'].flatMap((key) => {
        const object = item[key] as OperationObject | undefined;
        return object === undefined ? [] : [object];
      }),
    ),
  );
}
