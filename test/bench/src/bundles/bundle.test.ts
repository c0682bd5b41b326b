import { describe, expect, it } from 'vitest';
import { MeasurementError } from '../measure/measurement-error.js';
import { bundle } from './bundle.js';

describe('bundle', () => {
  it('makes one module of a program and what it uses', async () => {
    const { code, bytesOfModules } = await bundle(`export { xs } from '@proj/xml-runtime';`, {
      platform: 'browser',
    });

    expect(Buffer.from(code).toString()).not.toContain('import');
    expect([...bytesOfModules.keys()].some((path) => path.includes('xml-runtime/dist/'))).toBe(true);
  });

  it('refuses a name that is not exported', async () => {
    const result = bundle(`export { parseNothing } from '@proj/xml-runtime';`, { platform: 'browser' });

    await expect(result).rejects.toThrow(MeasurementError);
    await expect(result).rejects.toThrow('No matching export');
  });
});
