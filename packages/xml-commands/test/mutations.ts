import fc from 'fast-check';
import { textOf, treeOf, type XmlTree } from './xml-tree.js';

const texts = [
  '',
  '0',
  '1',
  '-1',
  '+2.',
  '1.5',
  '.5',
  'x',
  'yes',
  'EUR',
  'O',
  '1 2',
  'Slip',
  'all',
  '0, 1000',
  'customer',
];

/** Documents that are one or a few random changes away from the given ones. */
export function mutatedDocuments(documents: readonly string[]): fc.Arbitrary<string> {
  const trees = documents.map(treeOf);
  const elements = trees.flatMap(elementsOf);
  const mutation = mutations(
    fc.constantFrom(...new Set(elements.map(({ name }) => name)), 'unknown'),
    fc.constantFrom(...new Set(elements.flatMap(({ attributes }) => Object.keys(attributes))), 'unknown'),
  );
  return fc
    .tuple(fc.constantFrom(...trees), fc.array(fc.tuple(fc.nat(), mutation), { minLength: 1, maxLength: 3 }))
    .map(([tree, steps]) =>
      textOf(steps.reduce((current, [place, change]) => changeAt(current, place, change), tree)),
    );
}

/** Gives what stands in the place of an element. */
type Mutation = (element: XmlTree) => readonly XmlTree[];

function mutations(
  elementName: fc.Arbitrary<string>,
  attributeName: fc.Arbitrary<string>,
): fc.Arbitrary<Mutation> {
  const text = fc.constantFrom(...texts);
  return fc.oneof(
    fc.constant<Mutation>(() => []),
    fc.constant<Mutation>((element) => [element, element]),
    fc.constant<Mutation>((element) => [{ ...element, children: element.children.toReversed() }]),
    elementName.map(
      (name): Mutation =>
        (element) => [{ ...element, name }],
    ),
    elementName.map(
      (name): Mutation =>
        (element) => [element, { name, attributes: {}, children: [] }],
    ),
    text.map(
      (child): Mutation =>
        (element) => [{ ...element, children: [child] }],
    ),
    fc.tuple(attributeName, text).map(
      ([name, value]): Mutation =>
        (element) => [{ ...element, attributes: { ...element.attributes, [name]: value } }],
    ),
    attributeName.map(
      (name): Mutation =>
        (element) => [
          {
            ...element,
            attributes: Object.fromEntries(
              Object.entries(element.attributes).filter(([key]) => key !== name),
            ),
          },
        ],
    ),
  );
}

/** Changes the element at a place, counted in document order; a change that would not leave one root changes nothing. */
function changeAt(root: XmlTree, place: number, change: Mutation): XmlTree {
  const target = elementsOf(root)[place % elementsOf(root).length];
  const replace = (element: XmlTree): readonly XmlTree[] =>
    element === target
      ? change(element)
      : [
          {
            ...element,
            children: element.children.flatMap<XmlTree | string>((child) =>
              typeof child === 'string' ? [child] : replace(child),
            ),
          },
        ];
  const [only, ...others] = replace(root);
  return only !== undefined && others.length === 0 ? only : root;
}

function elementsOf(tree: XmlTree): XmlTree[] {
  return [tree, ...tree.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child)))];
}
