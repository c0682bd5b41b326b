export { parsePattern } from './parser.js';
export { compilePattern, type Pattern } from './pattern.js';
export { PatternSyntaxError } from './pattern-syntax-error.js';
