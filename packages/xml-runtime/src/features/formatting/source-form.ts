import { type DocumentForm, type FormRecorder, type FormStore, formStore } from '../../plan/form-store.js';
import { DocumentFormRecorder, type MarkupSource } from './form-recorder.js';

/**
 * How a document was written: prefixes and the places of namespace declarations, the literals of attributes and of
 * elements, which attributes with defaults were absent, white space, comments and processing instructions. `parse` fills
 * it; `serialize` writes what has not changed as it was. Attributes come in the order of their declarations all the same.
 *
 * The values themselves stay plain data. A form goes with the objects that `parse` made: a copy of them has none. Use
 * one for each document.
 *
 * @example
 * ```ts
 * const sourceForm = new SourceForm();
 * const order = parse(OrderElement, text, { sourceForm });
 * order.note = 'as agreed';
 * // Differs from the text in the note only.
 * const changed = serialize(OrderElement, order, { sourceForm });
 * ```
 */
export class SourceForm implements DocumentForm {
  /** For `parse` and `serialize`. */
  readonly '~store': FormStore = formStore();

  /** For `parse`. */
  '~record'(source: MarkupSource): FormRecorder {
    return new DocumentFormRecorder(this['~store'], source);
  }
}
