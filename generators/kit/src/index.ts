export { type ImportExtension, moduleSpecifier } from './modules/module-specifier.js';
export { camelCase, kebabCase, pascalCase, reservedWords, type WordOptions } from './names/identifiers.js';
export { NameAllocator } from './names/name-allocator.js';
export {
  assertReplaceable,
  type FileDifference,
  ForeignOutputError,
  folderDifferences,
  OutputFolderError,
  replaceFolder,
} from './output/output-folder.js';
export { type DocTag, docComment, docText, docWidth, escapeDocText, wrapText } from './text/doc-comment.js';
export { generatedHeader, generatedMarker } from './text/header.js';
export { lineWidth } from './text/line-width.js';
export { propertyName, stringLiteral } from './text/literals.js';
