import type { DiagnosticSink } from '../diagnostics.js';
import { attributeValue, type SourceElement } from '../documents/source-element.js';
import { CODEGEN_NAMESPACE, XSD_NAMESPACE } from '../vocabulary/namespaces.js';
import type { AttributeDeclaration, ElementDeclaration } from './model.js';

const rule = 'codegen-vocabulary';

/** The element that marks a declaration: what it declares holds a secret. */
const secretName = 'secret';

/** The attributes of the vocabulary, which stand on an `xs:any` of open content. */
const wildcardAttributes: readonly string[] = ['nameSuffix', 'type'];

/** Tests for `secret` of this generator's vocabulary in the annotation of a declaration. */
export function isSecret({ annotation }: ElementDeclaration | AttributeDeclaration): boolean {
  return (annotation?.appinfo ?? []).some(({ elements }) =>
    elements.some(({ name, namespaceURI }) => name === secretName && namespaceURI === CODEGEN_NAMESPACE),
  );
}

/**
 * Reports what a schema document says in this generator's vocabulary where nothing reads it. A slip there is an error: a
 * secret that is not marked would be shown.
 */
export function checkCodegenVocabulary(root: SourceElement, diagnostics: DiagnosticSink): void {
  new Checker(diagnostics).element(root);
}

class Checker {
  readonly #diagnostics: DiagnosticSink;

  constructor(diagnostics: DiagnosticSink) {
    this.#diagnostics = diagnostics;
  }

  element(element: SourceElement): void {
    this.#attributes(element);
    for (const child of element.children) {
      if (isSchemaElement(child, 'annotation')) {
        this.#annotation(child, element);
      }
      this.element(child);
    }
  }

  #attributes(element: SourceElement): void {
    for (const { name, namespaceURI, location } of element.attributes) {
      const isKnown = isSchemaElement(element, 'any') && wildcardAttributes.includes(name);
      if (namespaceURI === CODEGEN_NAMESPACE && !isKnown) {
        const known = wildcardAttributes.join(' and ');
        const hint =
          name === secretName
            ? 'To mark a secret, put the element into an xs:appinfo of its declaration.'
            : `Those of the vocabulary are ${known}, of an xs:any.`;
        this.#error(`The attribute '${name}' of ${CODEGEN_NAMESPACE} means nothing here. ${hint}`, location);
      }
    }
  }

  #annotation(annotation: SourceElement, declaration: SourceElement): void {
    for (const part of annotation.children) {
      const isOwn = attributeValue(part, 'source') === CODEGEN_NAMESPACE;
      for (const child of part.children) {
        if (child.namespaceURI !== CODEGEN_NAMESPACE) {
          if (isOwn && !isSchemaElement(child, 'openContent')) {
            this.#unknown(child);
          }
        } else if (child.name !== secretName) {
          this.#unknown(child);
        } else if (!isSchemaElement(part, 'appinfo')) {
          this.#error('The mark of a secret stands in an xs:appinfo.', child.location);
        } else {
          this.#secret(child, declaration);
        }
      }
    }
  }

  #secret(mark: SourceElement, declaration: SourceElement): void {
    const isDeclaration =
      isSchemaElement(declaration, 'element', 'attribute') &&
      attributeValue(declaration, 'name') !== undefined;
    if (!isDeclaration) {
      this.#error(
        `The mark of a secret belongs to the declaration of an element or an attribute, not to this xs:${declaration.name}.`,
        mark.location,
      );
    }
    const hasContent = mark.content.some((item) => typeof item !== 'string' || item.trim() !== '');
    if (hasContent || mark.attributes.length > 0) {
      this.#error('The mark of a secret has no attributes and no content.', mark.location);
    }
  }

  #unknown({ name, namespaceURI, location }: SourceElement): void {
    this.#error(
      `The vocabulary of ${CODEGEN_NAMESPACE} has no element '${name}'${namespaceURI === '' ? ' in no namespace' : ''}; it has 'secret', and xs:openContent.`,
      location,
    );
  }

  #error(message: string, location: SourceElement['location']): void {
    this.#diagnostics.report({ severity: 'error', rule, message, location });
  }
}

function isSchemaElement({ name, namespaceURI }: SourceElement, ...names: readonly string[]): boolean {
  return namespaceURI === XSD_NAMESPACE && names.includes(name);
}
