import type { CliCommand } from './command.js';
import { connectionsCommands } from './connections/commands.js';
import { openAirCommands } from './openair/commands.js';
import { serveCommands } from './serve/commands.js';

/** All commands, in the order of the help. */
export const commands: readonly CliCommand[] = [...connectionsCommands, ...openAirCommands, ...serveCommands];
