export { checkXPath, type XPathCheckOptions } from './check.js';
export { compileXPath, type XPathSource } from './compile.js';
export { XPathDynamicError, XPathError, XPathStaticError } from './errors.js';
