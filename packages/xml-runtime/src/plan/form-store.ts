import type { SimpleTypeDescriptor, TypeDescriptor } from '../schema/descriptor.js';
import type { TreeRecorder, TypeSubstitution } from '../schema/features.js';
import type { XmlAttribute } from '../xml/element.js';
import type { ElementSink } from '../xml/element-sink.js';
import type { ElementSource } from '../xml/element-source.js';
import type { ExpandedName } from '../xml/names.js';
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
  /** The value that was read. The form is that of no other value. */
  readonly value?: unknown;
  /** The {@link simpleKey} of the value, where one that was changed since would be written wrongly. */
  readonly key?: string;
  /** What only a `SourceForm` keeps. */
  readonly markup?: ElementMarkup;
}

/** The markup of an element: how it stood in a document, for it to be written so again. */
export interface ElementMarkup {
  readonly prefix: string;
  /** Declares the namespaces that its start tag declared. */
  declareNamespaces(sink: ElementSink): void;
  /** Returns how an attribute was written; those in the namespace `xsi` are among them. */
  attribute(name: ExpandedName): AttributeMarkup | undefined;
  /** Returns a literal that was read where it stands for the same value as another, and else that other one. */
  literal(type: SimpleTypeDescriptor, read: string, literal: string, namespaces: ElementSink): string;
  /**
   * Returns the markup of the content of an element without children, where it stands for this literal.
   * @param constraint - the default of the element
   */
  content(
    place: MarkupPlace,
    type: SimpleTypeDescriptor,
    literal: string,
    constraint: string | undefined,
  ): string | undefined;
  /**
   * Starts on the children of the element.
   * @param constraint - the default of the element: what it is read as where it is empty
   */
  children(place: MarkupPlace, constraint: string | undefined): ChildMarkup;
}

/** How an attribute was written. */
export interface AttributeMarkup {
  readonly prefix: string;
  /** The value, references resolved. */
  readonly literal: string;
}

/** Writes what stood between the children of an element when it was read: layout, comments, and text as it was. */
export interface ChildMarkup {
  /**
   * Writes text of mixed content.
   * @returns whether it was as it stood when it was read; if not, nothing was written
   */
  text(text: string): boolean;
  /** A child comes. */
  child(): void;
  /** The element ends. */
  end(): void;
}

/** Where markup is written to. */
export interface MarkupPlace {
  readonly sink: ElementSink;
  /** What assertions look at is recorded as text, never as markup. */
  readonly recording: TreeRecorder | undefined;
}

/** How a document was written: what the option `sourceForm` takes, a `SourceForm`. */
export interface DocumentForm {
  readonly '~store': FormStore;
  /**
   * Starts to record a document.
   * @param source - stands before the root element
   */
  '~record'(source: ElementSource): FormRecorder;
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
  /** Reads an element, at whose start tag the source stands, to its end, and remembers its markup. */
  readElement(context: RecordingContext, read: () => unknown): unknown;
  /** Remembers the form of a value; see {@link rememberForm}. */
  remember(value: unknown, form: ElementForm, container: object | undefined, key: string | number): void;
  /** Text of the current element is part of its value. */
  text(text: string): void;
  /** A child starts that is not recorded itself, as what wildcards admit, which keeps its prefixes anyway. */
  startChild(): void;
  /** It ends. */
  endChild(): void;
  /** The document ends. */
  endDocument(rootEnd: number): void;
}

/** The state of reading a document, as far as recorders change it. */
export interface RecordingContext {
  /** The form of the value read last. */
  pendingForm: ElementForm | undefined;
}

/**
 * Forms beside values, which stay plain data: by the object that is the value, or where it is no object, by the object or
 * array that holds it.
 */
export interface FormStore {
  readonly ofObjects: WeakMap<object, ElementForm>;
  readonly ofItems: WeakMap<object, Map<string | number, ElementForm>>;
  ofRoot?: ElementForm;
  /** Something has been remembered: most programs look up nothing ever. */
  isUsed?: true;
  /** What stood before and after the root element. */
  prolog?: string;
  epilog?: string;
  /** Of the document. What XML 1.1 alone can hold has to be written as XML 1.1 again. */
  xmlVersion?: XmlVersion;
}

/** Makes a store without forms. */
export function formStore(): FormStore {
  return { ofObjects: new WeakMap(), ofItems: new WeakMap() };
}

/**
 * Remembers the form of a value.
 * @param container - the object or array that holds it; undefined for the value of the root element
 */
export function rememberForm(
  store: FormStore,
  value: unknown,
  form: ElementForm,
  container: object | undefined,
  key: string | number,
): void {
  store.isUsed = true;
  if (typeof value === 'object' && value !== null) {
    store.ofObjects.set(value, form);
  } else if (container === undefined) {
    store.ofRoot = form;
  } else {
    const items = store.ofItems.get(container) ?? new Map<string | number, ElementForm>();
    store.ofItems.set(container, items.set(key, form));
  }
}

/** What `xsi:` attributes said and values do not say: remembered for every document that has such attributes. */
export const instanceForms: FormStore = /* @__PURE__ */ formStore();
