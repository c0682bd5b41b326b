import { XPathDynamicError } from '../errors.js';
import { atomize } from '../evaluation/items.js';
import { rootOf } from '../evaluation/nodes.js';
import { atomic, booleanValue, stringValue } from '../values/atomic-value.js';
import { empty, nodeArgument, textArgument } from './arguments.js';
import type { FunctionLibrary } from './signature.js';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** F&O, sections 2 and 14, and 15.5.2 and 15.5.3. */
export const nodeFunctions: FunctionLibrary = {
  'node-name': [
    'node?',
    ([argument = empty], context) => {
      const node = nodeArgument(argument, context);
      if (node === undefined || node.kind === 'text') return empty;
      const { namespaceURI, localName, prefix } = node;
      return [atomic('QName', { namespaceURI, localName, prefix })];
    },
  ],
  nilled: [
    'node?',
    ([argument = empty], context) => {
      const node = nodeArgument(argument, context);
      return node?.kind === 'element' ? [booleanValue(node.isNil)] : empty;
    },
  ],
  data: ['item*', ([sequence = empty]) => atomize(sequence)],
  'base-uri': ['|node?', () => empty],
  'document-uri': ['node?', () => empty],
  name: [
    '|node?',
    ([argument], context) => {
      const node = nodeArgument(argument, context);
      if (node === undefined || node.kind === 'text') return [stringValue('')];
      return [stringValue(node.prefix === '' ? node.localName : `${node.prefix}:${node.localName}`)];
    },
  ],
  'local-name': [
    '|node?',
    ([argument], context) => {
      const node = nodeArgument(argument, context);
      return [stringValue(node === undefined || node.kind === 'text' ? '' : node.localName)];
    },
  ],
  'namespace-uri': [
    '|node?',
    ([argument], context) => {
      const node = nodeArgument(argument, context);
      return [atomic('anyURI', node === undefined || node.kind === 'text' ? '' : node.namespaceURI)];
    },
  ],
  root: [
    '|node?',
    ([argument], context) => {
      const node = nodeArgument(argument, context);
      return node === undefined ? empty : [rootOf(node)];
    },
  ],
  lang: [
    'string?|node',
    ([argument, target], context) => {
      const wanted = textArgument(argument).toLowerCase();
      const node = nodeArgument(target, context);
      for (
        let step = node?.kind === 'element' ? node : node?.parent;
        step !== undefined;
        step = step.parent
      ) {
        const found = step.attributes.find(
          (it) => it.localName === 'lang' && it.namespaceURI === XML_NAMESPACE,
        );
        if (found === undefined) continue;
        const language = found.stringValue().toLowerCase();
        return [booleanValue(language === wanted || language.startsWith(`${wanted}-`))];
      }
      return [booleanValue(false)];
    },
  ],
  id: ['string*|node', () => withoutDocument()],
  idref: ['string*|node', () => withoutDocument()],
};

/** Trees here have an element as their root, and no document above it. */
function withoutDocument(): never {
  throw new XPathDynamicError('FODC0001', 'The root of the tree is not a document.');
}
