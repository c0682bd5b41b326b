import { describe, expect, it } from 'vitest';
import { operationName } from './operation-name.js';

describe('an operation', () => {
  it.each([
    [undefined, 'getPetsByPetIdToysByFormat'],
    ['pets/list-toys', 'petsListToys'],
    ['delete', 'delete_'],
    ['then', 'then_'],
  ])('with the operationId %j is named %s', (id, name) => {
    expect(operationName(id, 'get', '/pets/{petId}/toys.{format}')).toBe(name);
  });
});
