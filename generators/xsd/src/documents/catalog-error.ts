/** A file that is not a catalog. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
}
