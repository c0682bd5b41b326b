import { describe, expect, it } from 'vitest';
import { operationName } from './operation-name.js';

describe('an operation without an operationId', () => {
  it('is named after its method and path', () => {
    expect(operationName('get', '/pets/{petId}/toys.{format}')).toBe('getPetsByPetIdToysByFormat');
  });
});
