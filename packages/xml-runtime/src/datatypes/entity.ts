import { isNCName } from '../xml/name-characters.js';
import { nameDatatype } from './built-in-type.js';
import type { Datatype } from './datatype.js';
import { invalidLiteral } from './failure.js';

/** `ENTITY`: the name of an unparsed entity of the document (Part 2, section 3.3.11; Part 1, cvc-simple-type.2.2). */
export function entityDatatype(): Datatype<string> {
  const name = nameDatatype('ENTITY', isNCName, 'an XML name without a colon');
  return {
    ...name,
    check(literal, namespaces) {
      const failure = name.check(literal, namespaces);
      if (failure !== undefined || namespaces?.declaredNames?.isUnparsedEntity(literal) !== false)
        return failure;
      const problem = 'is not the name of an unparsed entity that the document type declaration declares';
      return invalidLiteral('cvc-simple-type.2.2', literal, problem, 'the name of an unparsed entity');
    },
  };
}
