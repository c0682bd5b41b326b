import type { SimpleTypeDefinition } from '../model.js';
import type { CheckContext } from './check-context.js';

export function checkFacetValues(_context: CheckContext, _type: SimpleTypeDefinition): void {}
