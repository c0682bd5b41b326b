import type { AttributeUse, NamespaceContext, SimpleTypeDescriptor } from '../descriptor.js';
import { type ExpandedName, internName } from '../names.js';
import { resolve } from '../resolve.js';
import { boundNamespaces } from '../simple-types/namespaces.js';
import { isInherited } from './own-properties.js';

/** An attribute use, and the property that holds its value. */
export class AttributeBinding {
  readonly name: ExpandedName;
  readonly property: string;
  /** Whether setting the property needs care; see `own-properties.ts`. */
  readonly isInherited: boolean;
  readonly isRequired: boolean;
  /** Whether type alternatives of elements below see it. */
  readonly isInheritable: boolean;
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
    this.isInheritable = use.inheritable ?? false;
    this.fixed = use.fixed;
    this.default = use.fixed ?? use.default;
    this.valueNamespaces = use.valueNamespaces && boundNamespaces(use.valueNamespaces);
    this.#use = use;
  }

  get type(): SimpleTypeDescriptor {
    this.#type ??= resolve(this.#use.type);
    return this.#type;
  }
}
