import type { Settings } from '@proj/xsd-codegen';

/** A way in which generated code can read and write; each is a contender of ours. */
export interface CodeVariant {
  readonly name: string;
  /** The settings of the generator that ask for it. */
  readonly settings: Settings;
}

/** Descriptors that the runtime makes a plan of, which is the default. */
const DATA_PLANS: CodeVariant = { name: 'data plans', settings: {} };

/** All variants. */
export const codeVariants: readonly CodeVariant[] = [DATA_PLANS];
