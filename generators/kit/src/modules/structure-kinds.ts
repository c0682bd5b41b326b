import type { StructureKind as Kinds, VariableDeclarationKind as VariableKinds } from 'ts-morph';

/**
 * The kinds of the structures that generators make, as ts-morph numbers them: stated here, so that nobody has to load
 * ts-morph to make a structure. Others are in {@link tsMorph}.
 */
export const StructureKind: {
  readonly Class: Kinds.Class;
  readonly ExportDeclaration: Kinds.ExportDeclaration;
  readonly Function: Kinds.Function;
  readonly ImportDeclaration: Kinds.ImportDeclaration;
  readonly Interface: Kinds.Interface;
  readonly TypeAlias: Kinds.TypeAlias;
  readonly VariableStatement: Kinds.VariableStatement;
} = {
  Class: 2,
  ExportDeclaration: 11,
  Function: 13,
  ImportDeclaration: 16,
  Interface: 19,
  TypeAlias: 38,
  VariableStatement: 41,
};

/** How variables are declared, as ts-morph spells it. */
export const VariableDeclarationKind: { readonly Const: VariableKinds.Const } = {
  Const: 'const' as VariableKinds.Const,
};
