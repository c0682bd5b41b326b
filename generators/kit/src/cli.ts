export { type ExitCode, exitCodes, UsageError } from './cli/exit-code.js';
export { ProgressLine } from './cli/progress-line.js';
export { type Program, runProgram } from './cli/run-program.js';
export { type CliStream, type CliStreams, printJson } from './cli/streams.js';
