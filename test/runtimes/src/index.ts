export { CHROMIUM, chromiumArguments } from './chromium.js';
export { type Executable, findExecutable } from './executable.js';
