import { keyOfValue } from '../datatypes/simple-type.js';
import type { SimpleTypeDescriptor, TypeDescriptor } from '../schema/descriptor.js';
import type { TypeSubstitution } from '../schema/features.js';
import type { XmlAttribute } from '../xml/element.js';
import type { ExpandedName } from '../xml/names.js';
import type { NamespaceContext } from '../xml/namespace-context.js';
import type { XmlVersion } from '../xml/source.js';

/** How a document wrote an element, as far as the value of the element cannot tell. */
export interface ElementForm {
  /** The type that `xsi:type` named, where the value does not say it in `$type`. */
  readonly typeName?: ExpandedName;
  /** Where the declared type is simple: the type that `xsi:type` named, and the value by that type. */
  readonly typed?: TypedValue;
  /** The literal of `xsi:nil`. */
  readonly nil?: string;
  /** `xsi:schemaLocation` and `xsi:noNamespaceSchemaLocation`. */
  readonly locations?: readonly XmlAttribute[];
  /** Of a simple value: the key of the value that was read. The form is that of no other value. */
  readonly key?: string;
  /** What only a `SourceForm` keeps. */
  readonly markup?: ElementMarkup;
}

/** The markup of an element. */
export interface ElementMarkup {
  readonly prefix: string;
  /** The namespaces that it declared. */
  readonly namespaces: ReadonlyMap<string, string> | undefined;
  /** By {@link clarkName}; those in the namespace `xsi` are among them. */
  readonly attributes: ReadonlyMap<string, AttributeMarkup>;
  /** What stood before each of its children, and after the last: one more than there were children. */
  readonly gaps: readonly Gap[];
}

/** How an attribute was written. */
export interface AttributeMarkup {
  readonly prefix: string;
  /** The value, references resolved. */
  readonly literal: string;
}

/** What stood between two children of an element. */
export interface Gap {
  /** The text that is part of the value; `''` for layout. */
  readonly text: string;
  /** Text, comments and processing instructions as they stood there; absent where they are of no use. */
  readonly markup?: string;
}

/** A value by a type that stands for the declared one. */
export interface TypedValue {
  readonly type: TypeDescriptor;
  readonly value: unknown;
  /** Says whether the type may still stand for the declared one. */
  readonly substitution: TypeSubstitution;
}

/** Records how the elements of a document are written, while they are read. */
export interface FormRecorder {
  readonly store: FormStore;
  /** The source stands at a start tag. */
  startElement(): void;
  /** Text of the current element is part of its value. */
  text(text: string): void;
  /** A child starts that is not recorded itself, as what wildcards admit, which keeps its prefixes anyway. */
  startChild(): void;
  /** It ends. */
  endChild(): void;
  /** The source stands at the end of the element. */
  endElement(): ElementMarkup | undefined;
  /** The document ends. */
  endDocument(rootEnd: number): void;
}

/**
 * Remembers forms beside values, which stay plain data: by the object that is the value, or where it is no object, by the
 * object or array that holds it.
 */
export class FormStore {
  readonly #ofObjects = new WeakMap<object, ElementForm>();
  readonly #ofItems = new WeakMap<object, Map<string | number, ElementForm>>();
  #ofRoot: ElementForm | undefined;

  /** Nothing has been remembered yet: most programs look up nothing ever. */
  isEmpty = true;

  /** What stood before and after the root element. */
  prolog = '';
  /** Of the document. What XML 1.1 alone can hold has to be written as XML 1.1 again. */
  xmlVersion: XmlVersion = '1.0';
  epilog = '';

  /**
   * Remembers the form of a value.
   * @param container - the object or array that holds it; undefined for the value of the root element
   */
  remember(value: unknown, form: ElementForm, container: object | undefined, key: string | number): void {
    this.isEmpty = false;
    if (typeof value === 'object' && value !== null) {
      this.#ofObjects.set(value, form);
    } else if (container === undefined) {
      this.#ofRoot = form;
    } else {
      const items = this.#ofItems.get(container) ?? new Map<string | number, ElementForm>();
      this.#ofItems.set(container, items.set(key, form));
    }
  }

  /** The form of a value; undefined where nothing is known of it. */
  recall(value: unknown, container: object | undefined, key: string | number): ElementForm | undefined {
    if (this.isEmpty) return undefined;
    if (typeof value === 'object' && value !== null) return this.#ofObjects.get(value);
    return container === undefined ? this.#ofRoot : this.#ofItems.get(container)?.get(key);
  }
}

/**
 * The {@link valueKey} of a value of a simple type, or what stands for nil.
 * @throws {@link SimpleTypeError} when the value is not one of the type
 */
export function simpleKey(type: SimpleTypeDescriptor, value: unknown, namespaces: NamespaceContext): string {
  return value === null ? '' : keyOfValue(type, value, namespaces);
}

/** What `xsi:` attributes said and values do not say: remembered for every document that has such attributes. */
export const instanceForms: FormStore = /* @__PURE__ */ new FormStore();
