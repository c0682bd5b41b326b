import type { InstanceCase, TestCase } from './cases/test-case.js';

/**
 * Where a document is written again, below the folder for outputs. Names become file names that every system has; the
 * position among the instances keeps apart what would otherwise share one.
 */
export function outputPath({ set, group }: TestCase, { name }: InstanceCase, position: number): string {
  const file = fileName(name).replace(/\.xml$/i, '');
  return [fileName(set), fileName(group), `${position}-${file}.xml`].join('/');
}

function fileName(name: string): string {
  const safe = name.replace(/[^\w.-]/g, '_');
  return /^\.+$/.test(safe) ? safe.replaceAll('.', '_') : safe;
}
