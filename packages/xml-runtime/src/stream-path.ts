import type { TaggedValue } from './schema/descriptor.js';

/** The children of a value, by the steps of a path that lead to them: properties, and the names of tagged values. */
export type ChildSteps<T> = PropertySteps<T> & ContentSteps<T>;

type PropertySteps<T> = {
  [Key in keyof T as Key extends `$${string}` ? never : Key]-?: Untagged<ItemOf<NonNullable<T[Key]>>>;
};

type ItemOf<T> = T extends readonly (infer Item)[] ? Item : T;

type Untagged<T> = T extends TaggedValue<string, infer Value> ? Value : T;

type ContentSteps<T> = T extends { readonly $content: readonly (infer Item)[] }
  ? {
      [Name in Extract<Item, TaggedValue>['$name']]: Extract<Item, TaggedValue<Name>>['$value'];
    }
  : unknown;

/** The path `Path` as far as it leads from a value of type `T` to others; its next step where it does not. */
export type StreamPath<T, Path extends readonly unknown[]> = Path extends readonly [infer Step, ...infer Rest]
  ? Step extends keyof ChildSteps<T>
    ? readonly [Step, ...StreamPath<ChildSteps<T>[Step], Rest>]
    : readonly [Extract<keyof ChildSteps<T>, string>]
  : readonly [];

/** The type of what a path leads to. */
export type ValueAt<T, Path extends readonly unknown[]> = Path extends readonly [infer Step, ...infer Rest]
  ? Step extends keyof ChildSteps<T>
    ? ValueAt<ChildSteps<T>[Step], Rest>
    : never
  : T;
