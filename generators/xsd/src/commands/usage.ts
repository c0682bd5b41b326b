import { OutputFolderError } from '@proj/generator-kit';
import { UsageError } from '@proj/generator-kit/cli';
import { TransformError } from '@proj/generator-kit/source-files';
import { ConfigurationError } from '../config/configuration-error.js';
import { CatalogError } from '../documents/catalog-error.js';

/** Tests whether an error says what is wrong with how the program was called, and is no defect of the program. */
export function isUsageError(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    error instanceof ConfigurationError ||
    error instanceof CatalogError ||
    error instanceof OutputFolderError ||
    error instanceof TransformError
  );
}
