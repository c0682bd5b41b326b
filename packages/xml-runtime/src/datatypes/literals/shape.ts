import { choice, type LiteralState, type LiteralStep } from './literal-state.js';

/** A part of a literal: a text as it stands, or one of some characters. */
export type Piece = string | Place;

/** A place where one of some characters stands. */
interface Place {
  readonly characters: string;
  /** The character may be absent. */
  readonly isOptional?: true;
  /** The character may be absent, and may stand there any number of times. */
  readonly repeats?: true;
}

/** The form of some literals: one piece after the other. None of the texts is empty. */
export type Shape = readonly Piece[];

/** Any number of zeros, which do not change a number where they stand. */
export const ZEROS: Piece = { characters: '0', repeats: true };

/** The shape of a text that stands as it is. */
export function fixed(text: string): Shape {
  return text === '' ? [] : [text];
}

/** The pieces of a text that may stand in either letter case. */
export function inEitherCase(text: string): Shape {
  return Array.from(text, (it) => {
    const other = it === it.toLowerCase() ? it.toUpperCase() : it.toLowerCase();
    return { characters: other === it ? it : it + other };
  });
}

/** Accepts the literals of the shapes. */
export function shaped(shapes: readonly Shape[]): LiteralState {
  return choice(shapes.map((shape) => at(shape, 0)));
}

function at(shape: Shape, index: number): LiteralState {
  return {
    key: String(index),
    isEnd: shape.slice(index).every(isOptional),
    steps: () => {
      const steps: LiteralStep[] = [];
      for (let place = index; place < shape.length; place++) {
        const piece = shape[place];
        if (piece === undefined) break;
        if (typeof piece === 'string') {
          steps.unshift({ text: piece, next: at(shape, place + 1) });
          break;
        }
        const next = at(shape, piece.repeats === true ? place : place + 1);
        // What need not be there comes last.
        steps.unshift(...Array.from(piece.characters, (text) => ({ text, next })));
        if (!isOptional(piece)) break;
      }
      return steps;
    },
  };
}

function isOptional(piece: Piece): boolean {
  return typeof piece !== 'string' && (piece.isOptional === true || piece.repeats === true);
}
