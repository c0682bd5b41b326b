import type { Settings } from '@proj/xsd-codegen';

/** A way in which generated code can read and write; each is a contender of ours. */
export interface CodeVariant {
  readonly name: string;
  /** The settings of the generator that ask for it. */
  readonly settings: Settings;
}

/** All variants. */
export const codeVariants: readonly CodeVariant[] = [
  // Descriptors that the runtime makes a plan of, which is the default.
  { name: 'data plans', settings: { readers: 'data' } },
  // Code for each type that can have some.
  { name: 'static readers', settings: { readers: 'static' } },
];
