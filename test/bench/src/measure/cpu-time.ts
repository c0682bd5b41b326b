/**
 * The CPU time this process has used, in all of its threads: garbage collection and compilation count, waiting does
 * not.
 * @returns milliseconds
 */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
