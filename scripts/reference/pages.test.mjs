import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceIndex, tidyPage } from './pages.mjs';

test('a page loses escaped quotes, empty defaults and blank lines in a row', () => {
  const page =
    "# A\n\n\n\nThe vendor\\'s. \n| x; default of the service `undefined` | default of the service `'desc'` |\n\n";
  assert.equal(tidyPage(page), "# A\n\nThe vendor's.\n| x | default of the service `desc` |\n");
});

test('the index lists every method and every model', () => {
  const api = '| [**getPet**](#getpet) | **GET** /pets/{id} | Read a pet |\n';
  const index = referenceIndex(
    new Map([
      ['PetsApi.md', api],
      ['Pet.md', '# Pet\n'],
    ]),
  );
  assert.match(index, /\| \[getPet\]\(PetsApi\.md#getpet\) \| \*\*GET\*\* \/pets\/\{id\} \| Read a pet \|/);
  assert.match(index, /- \[Pet\]\(Pet\.md\)/);
});
