import { expect, test } from 'vitest';
import { referenceIndex, tidyPage } from './pages.mjs';

test('a page loses escaped quotes, empty defaults and blank lines in a row', () => {
  const page =
    "# A\n\n\n\nThe vendor\\'s. \n| x; default of the service `undefined` | default of the service `'desc'` |\n\n";
  expect(tidyPage(page)).toBe("# A\n\nThe vendor's.\n| x | default of the service `desc` |\n");
});

test('the index lists every method and every model', () => {
  const api = '| [**getPet**](#getpet) | **GET** /pets/{id} | Read a pet |\n';
  const index = referenceIndex(
    new Map([
      ['PetsApi.md', api],
      ['Pet.md', '# Pet\n'],
    ]),
  );
  expect(index).toMatch(/\| \[getPet\]\(PetsApi\.md#getpet\) \| \*\*GET\*\* \/pets\/\{id\} \| Read a pet \|/);
  expect(index).toMatch(/- \[Pet\]\(Pet\.md\)/);
});
