import { XPathDynamicError } from '../errors.js';
import { atomic, type QualifiedName, stringValue } from '../values/atomic-value.js';
import { checkLiteral } from '../values/literals.js';
import { atomicArgument, elementArgument, empty, textArgument } from './arguments.js';
import type { FunctionDefinition, FunctionLibrary } from './signature.js';

/** F&O, section 11. */
export const qualifiedNameFunctions: FunctionLibrary = /* @__PURE__ */ makeQualifiedNameFunctions();

function makeQualifiedNameFunctions(): FunctionLibrary {
  return {
    'resolve-QName': [
      'string? element',
      ([name, element]) => {
        if (atomicArgument(name) === undefined) return empty;
        const { prefix, localName } = split(textArgument(name).trim());
        const namespaceURI = elementArgument(element).lookupNamespaceURI(prefix);
        if (namespaceURI === undefined && prefix !== '') {
          throw new XPathDynamicError('FONS0004', `The prefix '${prefix}' is not bound.`);
        }
        return [atomic('QName', { namespaceURI: namespaceURI ?? '', localName, prefix })];
      },
    ],
    QName: [
      'string? string',
      ([namespaceURI, name]) => {
        const { prefix, localName } = split(textArgument(name));
        if (prefix !== '' && textArgument(namespaceURI) === '') {
          throw new XPathDynamicError('FOCA0002', `The name ${prefix}:${localName} needs a namespace.`);
        }
        return [atomic('QName', { namespaceURI: textArgument(namespaceURI), localName, prefix })];
      },
    ],
    'prefix-from-QName': [
      'QName?',
      onName(({ prefix }) => (prefix === '' ? empty : [atomic('NCName', prefix)])),
    ],
    'local-name-from-QName': ['QName?', onName(({ localName }) => [atomic('NCName', localName)])],
    'namespace-uri-from-QName': ['QName?', onName(({ namespaceURI }) => [atomic('anyURI', namespaceURI)])],
    'namespace-uri-for-prefix': [
      'string? element',
      ([prefix, element]) => {
        const namespaceURI = elementArgument(element).lookupNamespaceURI(textArgument(prefix));
        return namespaceURI === undefined || namespaceURI === '' ? empty : [atomic('anyURI', namespaceURI)];
      },
    ],
    'in-scope-prefixes': [
      'element',
      ([element]) => Array.from(elementArgument(element).namespaces().keys(), stringValue),
    ],
  };
}

/** @throws {@link XPathDynamicError} FOCA0002 for what is not a qualified name */
function split(name: string): { readonly prefix: string; readonly localName: string } {
  const parts = name.split(':');
  const [prefix, localName] = parts.length === 1 ? ['', name] : parts;
  try {
    if (parts.length > 2) throw new XPathDynamicError('FORG0001', `'${name}' is not a name.`);
    if (prefix !== '') checkLiteral('NCName', prefix ?? '', undefined);
    checkLiteral('NCName', localName ?? '', undefined);
  } catch (error) {
    if (!(error instanceof XPathDynamicError)) throw error;
    throw new XPathDynamicError('FOCA0002', `'${name}' is not a qualified name.`);
  }
  return { prefix: prefix ?? '', localName: localName ?? '' };
}

function onName(
  use: (name: QualifiedName) => ReturnType<FunctionDefinition['call']>,
): FunctionDefinition['call'] {
  return ([argument]) => {
    const value = atomicArgument(argument);
    return value?.primitive === 'QName' ? use(value.value) : empty;
  };
}
