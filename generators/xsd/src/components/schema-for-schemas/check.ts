import type { DiagnosticSink } from '../../diagnostics.js';
import type { SourceAttribute, SourceElement } from '../../documents/source-element.js';
import type { SourceLocation } from '../../source-location.js';
import { type AttributeType, expectedValue, isAttributeValue } from '../../vocabulary/attribute-values.js';
import { XML_NAMESPACE, XSD_NAMESPACE } from '../../vocabulary/namespaces.js';
import { collapseWhiteSpace } from '../../vocabulary/white-space.js';
import type { XsdVersion } from '../../vocabulary/xsd-version.js';
import { grammars } from './grammar11.js';
import type { Production, ProductionName, Slot } from './production.js';
import { describeContent } from './slots.js';
import { xsd11Attribute, xsd11Element } from './xsd11.js';

/**
 * Checks an `xs:schema` element against the schema for schema documents (Part 1, appendix A) of a version. Constructs of
 * XSD 1.1 in version 1.0 are reported as such.
 */
export function checkSchemaDocument(
  root: SourceElement,
  xsdVersion: XsdVersion,
  diagnostics: DiagnosticSink,
): void {
  new Checker(xsdVersion, diagnostics).element(root, 'schema', undefined);
}

class Checker {
  readonly #xsdVersion: XsdVersion;
  readonly #diagnostics: DiagnosticSink;
  /** Values of attributes of type ID: unique in a document. */
  readonly #ids = new Set<string>();

  constructor(xsdVersion: XsdVersion, diagnostics: DiagnosticSink) {
    this.#xsdVersion = xsdVersion;
    this.#diagnostics = diagnostics;
  }

  element(element: SourceElement, name: ProductionName, parent: SourceElement | undefined): void {
    const production = grammars[this.#xsdVersion][name];
    this.#attributes(element, production, parent);
    if (production.contents !== undefined) {
      this.#content(element, production.contents);
    }
  }

  #error(rule: string, message: string, location: SourceLocation): void {
    this.#diagnostics.report({ severity: 'error', rule, message, location });
  }

  /** @returns whether the construct is one of XSD 1.1 that is not to be looked at further */
  #refusesXsd11(
    name: string | undefined,
    rule: string,
    construct: string,
    location: SourceLocation,
  ): boolean {
    if (name === undefined) {
      return false;
    }
    if (this.#xsdVersion === '1.0') {
      this.#error(
        rule,
        `${construct} is not XSD 1.0, but XSD 1.1: choose that version with --xsd-version 1.1.`,
        location,
      );
      return true;
    }
    return false;
  }

  #attributes(element: SourceElement, production: Production, parent: SourceElement | undefined): void {
    for (const attribute of element.attributes) {
      if (attribute.namespaceURI === '') {
        const construct = `${attribute.name}="${attribute.value}" on xs:${element.name}`;
        const name = xsd11Attribute(attribute, element, parent);
        if (!this.#refusesXsd11(name, 's4s-att-not-allowed', construct, attribute.location)) {
          this.#attribute(element, attribute, production);
        }
      } else if (attribute.namespaceURI === XML_NAMESPACE && attribute.name === 'lang') {
        this.#languageAttribute(attribute);
      } else if (attribute.namespaceURI === XSD_NAMESPACE) {
        this.#notAllowed(element, `xs:${attribute.name}`, attribute, production);
      }
    }
    for (const name of production.required ?? []) {
      if (!element.attributes.some((attribute) => attribute.name === name && attribute.namespaceURI === '')) {
        this.#error(
          's4s-att-must-appear',
          `xs:${element.name} needs the attribute '${name}'.`,
          element.location,
        );
      }
    }
  }

  #attribute(element: SourceElement, attribute: SourceAttribute, production: Production): void {
    const { name, value, location } = attribute;
    if (!Object.hasOwn(production.attributes, name)) {
      this.#notAllowed(element, name, attribute, production);
      return;
    }
    const type: AttributeType = production.attributes[name] ?? 'anything';
    if (!isAttributeValue(type, value, this.#xsdVersion)) {
      this.#error(
        's4s-att-invalid-value',
        `The attribute '${name}' of xs:${element.name} is '${value}'; it has to be ${expectedValue(type)}.`,
        location,
      );
    } else if (name === 'id') {
      this.#id(collapseWhiteSpace(value), location);
    }
  }

  #notAllowed(
    element: SourceElement,
    name: string,
    { location }: SourceAttribute,
    production: Production,
  ): void {
    const allowed = Object.keys(production.attributes).sort().join(', ');
    this.#error(
      's4s-att-not-allowed',
      `xs:${element.name} has no attribute '${name}' here; it can have ${allowed}.`,
      location,
    );
  }

  #languageAttribute({ value, location }: SourceAttribute): void {
    if (value !== '' && !isAttributeValue('language', value, this.#xsdVersion)) {
      const message = `The attribute 'xml:lang' is '${value}'; it has to be ${expectedValue('language')}.`;
      this.#error('s4s-att-invalid-value', message, location);
    }
  }

  #id(id: string, location: SourceLocation): void {
    if (this.#ids.has(id)) {
      this.#error('cvc-id.2', `The id '${id}' stands twice in this schema document.`, location);
    }
    this.#ids.add(id);
  }

  #content(element: SourceElement, contents: readonly (readonly Slot[])[]): void {
    if (element.content.some((item) => typeof item === 'string' && /[^ \t\r\n]/.test(item))) {
      this.#error(
        's4s-elt-character',
        `xs:${element.name} holds text; only xs:documentation and xs:appinfo may.`,
        element.location,
      );
    }
    const children = element.children.filter((child) => !this.#refusedChild(child, element));
    const slots =
      contents.find((alternative) => distinguishes(alternative, children)) ?? contents.at(-1) ?? [];
    let index = 0;
    for (const slot of slots) {
      const start = index;
      for (let child = children[index]; child !== undefined; child = children[index]) {
        const production = productionIn(slot, child);
        if (production !== undefined && (index === start || slot.repeats)) {
          this.element(child, production, element);
        } else if (!slot.admitsForeign || !isForeign(child)) {
          break;
        }
        index++;
      }
      if (slot.required && index === start) {
        this.#misplaced(element, children[index], slots);
        return;
      }
    }
    if (index < children.length) {
      this.#misplaced(element, children[index], slots);
    }
  }

  #refusedChild(child: SourceElement, parent: SourceElement): boolean {
    if (child.namespaceURI !== XSD_NAMESPACE) {
      return false;
    }
    const construct = parent.name === 'all' ? `xs:${child.name} in xs:all` : `xs:${child.name}`;
    return this.#refusesXsd11(
      xsd11Element(child, parent),
      's4s-elt-invalid-content',
      construct,
      child.location,
    );
  }

  #misplaced(parent: SourceElement, child: SourceElement | undefined, slots: readonly Slot[]): void {
    const expected =
      slots.length === 0 ? 'it has to be empty' : `its content has to be (${describeContent(slots)})`;
    if (child === undefined) {
      this.#error('s4s-elt-must-match', `xs:${parent.name} is not complete: ${expected}.`, parent.location);
    } else {
      this.#error(
        's4s-elt-invalid-content',
        `${elementName(child)} is not allowed at this place in xs:${parent.name}: ${expected}.`,
        child.location,
      );
    }
  }
}

/** Whether the first child that is not an annotation chooses this content model. */
function distinguishes(slots: readonly Slot[], children: readonly SourceElement[]): boolean {
  const first = children.find((child) => child.name !== 'annotation');
  return first !== undefined && slots.some((slot) => productionIn(slot, first) !== undefined);
}

function productionIn(slot: Slot, { name, namespaceURI }: SourceElement): ProductionName | undefined {
  return namespaceURI === XSD_NAMESPACE && Object.hasOwn(slot.elements, name)
    ? slot.elements[name]
    : undefined;
}

function isForeign({ namespaceURI }: SourceElement): boolean {
  return namespaceURI !== XSD_NAMESPACE && namespaceURI !== '';
}

function elementName({ name, namespaceURI }: SourceElement): string {
  return namespaceURI === XSD_NAMESPACE ? `xs:${name}` : `{${namespaceURI}}${name}`;
}
