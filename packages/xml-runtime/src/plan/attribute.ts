import { boundNamespaces } from '../datatypes/namespaces.js';
import type { AttributeUse, NamespaceContext, SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { XPathAssessment } from '../schema/features.js';
import { resolve } from '../schema/lazy.js';
import { type ExpandedName, internName } from '../xml/names.js';
import { XSI_NAMESPACE } from '../xml/namespaces.js';
import { isInherited } from './own-properties.js';

/**
 * The four attributes that every element may have (Part 1, section 2.6). An attribute use of one says whether it has to
 * be there and what its value is; a default is ignored, and `$type`, `$nil` and what a reader remembers hold the value.
 */
const INSTANCE_ATTRIBUTES: readonly ExpandedName[] = [
  'type',
  'nil',
  'schemaLocation',
  'noNamespaceSchemaLocation',
].map((localName) => internName(XSI_NAMESPACE, localName));

/** Whether a name is that of `xsi:type`, `xsi:nil`, `xsi:schemaLocation` or `xsi:noNamespaceSchemaLocation`. */
export function isInstanceAttribute(name: ExpandedName): boolean {
  return INSTANCE_ATTRIBUTES.includes(name);
}

/** An attribute use, and the property that holds its value. */
export class AttributeBinding {
  readonly name: ExpandedName;
  readonly property: string;
  /** Whether setting the property needs care; see `own-properties.ts`. */
  readonly isInherited: boolean;
  readonly isRequired: boolean;
  /** Whether it has to be looked for: it is required, or has a default. */
  readonly isExpected: boolean;
  /** Set where type alternatives of elements below see it. */
  readonly inheritable: XPathAssessment | undefined;
  /** The value constraint, a default or a fixed value, in its lexical form. */
  readonly default: string | undefined;
  /** The value constraint in its lexical form, where it is a fixed one. */
  readonly fixed: string | undefined;
  /** The prefixes in the value constraint, where it is a QName or a NOTATION. */
  readonly valueNamespaces: NamespaceContext | undefined;
  readonly #use: AttributeUse;
  #type: SimpleTypeDescriptor | undefined;

  constructor(use: AttributeUse) {
    this.name = internName(use.namespaceURI ?? '', use.attribute);
    this.property = use.property ?? use.attribute;
    this.isInherited = isInherited(this.property);
    this.isRequired = use.required ?? false;
    this.inheritable = use.inheritable;
    this.fixed = use.fixed;
    this.default = use.fixed ?? use.default;
    this.isExpected = this.isRequired || this.default !== undefined;
    this.valueNamespaces = use.valueNamespaces && boundNamespaces(use.valueNamespaces);
    this.#use = use;
  }

  get type(): SimpleTypeDescriptor {
    this.#type ??= resolve(this.#use.type);
    return this.#type;
  }
}
