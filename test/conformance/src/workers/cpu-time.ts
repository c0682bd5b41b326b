import { readFileSync } from 'node:fs';

/** What the kernel counts CPU time in: USER_HZ, 100 on every architecture that Node runs on. */
const ticksPerSecond = 100;

/**
 * The CPU time that a process has used, in all of its threads; undefined where the system does not say (proc(5)).
 *
 * @returns milliseconds
 */
export function cpuTimeOf(processId: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The second field is the name in parentheses, which may hold spaces. utime and stime are the 14th and the 15th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return undefined;
  }
}
