import type { SchemaDocument } from '../documents/schema-document.js';
import { attributeValue, type SourceElement } from '../documents/source-element.js';
import { XML_NAMESPACE, XSD_NAMESPACE } from '../vocabulary/namespaces.js';
import { collapseWhiteSpace } from '../vocabulary/white-space.js';
import type { Annotation, AppInfo, AppInfoElement } from './model.js';

const XHTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/** The `xs:annotation` child of a declaration. */
function annotationOf(element: SourceElement): Annotation | undefined {
  const child = element.children.find(
    (each) => each.name === 'annotation' && each.namespaceURI === XSD_NAMESPACE,
  );
  return child && readAnnotation(child);
}

/** `{ annotation }`, or nothing where a declaration has none: to be spread into a component. */
export function annotated(element: SourceElement): { readonly annotation?: Annotation } {
  const annotation = annotationOf(element);
  return annotation === undefined ? {} : { annotation };
}

/** Reads an `xs:annotation` element. */
function readAnnotation(element: SourceElement): Annotation {
  const documentation: string[] = [];
  const languages: string[] = [];
  const appinfo: AppInfo[] = [];
  for (const child of element.children) {
    if (child.namespaceURI !== XSD_NAMESPACE) {
      continue;
    }
    if (child.name === 'documentation') {
      const text = documentationText(child);
      if (text !== '') {
        documentation.push(text);
        languages.push(languageOf(child) ?? languageOf(element) ?? '');
      }
    } else if (child.name === 'appinfo') {
      const source = attributeValue(child, 'source');
      appinfo.push({
        ...(source === undefined ? {} : { source }),
        elements: child.children.map(readAppInfoElement),
        location: child.location,
      });
    }
  }
  return { documentation, languages, appinfo };
}

/** `xml:lang`, which counts for what is inside too (XML 1.0, section 2.12). */
function languageOf({ attributes }: SourceElement): string | undefined {
  return attributes.find(({ name, namespaceURI }) => name === 'lang' && namespaceURI === XML_NAMESPACE)
    ?.value;
}

function readAppInfoElement(element: SourceElement): AppInfoElement {
  return {
    name: element.name,
    namespaceURI: element.namespaceURI,
    attributes: new Map(
      element.attributes.map(({ name, namespaceURI, value }) => [
        namespaceURI === '' ? name : `{${namespaceURI}}${name}`,
        value,
      ]),
    ),
    children: element.children.map(readAppInfoElement),
  };
}

const paragraphElements = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'table',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'pre',
  'br',
]);

/** Paragraphs separated by a blank line, white space collapsed inside of each. */
function documentationText(element: SourceElement): string {
  return textOf(element)
    .split(/\n[ \t\r]*\n/)
    .map(collapseWhiteSpace)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function textOf(element: SourceElement): string {
  return element.content
    .map((item) => {
      if (typeof item === 'string') {
        return item;
      }
      const text = textOf(item);
      if (item.namespaceURI === '' || item.namespaceURI === XHTML_NAMESPACE) {
        return paragraphElements.has(item.name) ? `\n\n${text}\n\n` : text;
      }
      // Structured documentation, such as that of the UN/CEFACT core components: the names are half of what it says.
      return item.children.length === 0 ? `\n\n${item.name}: ${text}\n\n` : `\n\n${text}\n\n`;
    })
    .join('');
}

/** The annotations of the schema documents themselves, by target namespace. */
export function annotationsOf(
  documents: readonly SchemaDocument[],
): ReadonlyMap<string, readonly Annotation[]> {
  const annotations = new Map<string, readonly Annotation[]>();
  for (const { targetNamespace, root } of documents) {
    const own = root.children.filter(
      (child) => child.name === 'annotation' && child.namespaceURI === root.namespaceURI,
    );
    annotations.set(targetNamespace, [
      ...(annotations.get(targetNamespace) ?? []),
      ...own.map(readAnnotation),
    ]);
  }
  return annotations;
}
