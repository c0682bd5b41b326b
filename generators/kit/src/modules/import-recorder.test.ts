import { describe, expect, it } from 'vitest';
import { GeneratedProject } from './generated-project.js';
import { ImportRecorder } from './import-recorder.js';
import { moduleSpecifier } from './module-specifier.js';

function linesOf(imports: ImportRecorder): readonly string[] {
  const project = new GeneratedProject();
  project.addModule({ fileName: 'a.ts' }, { header: '', imports, statements: [] });
  return (project.files().get('a.ts') ?? '').trim().split('\n');
}

describe('recorded imports', () => {
  it('are sorted, packages first, whatever the order of use', () => {
    const imports = new ImportRecorder();
    imports.named('./b.js', 'z', 'value');
    imports.named('../a.js', 'x', 'value');
    imports.named('pkg/sub', 'y', 'value');
    imports.named('pkg', 'b', 'value');
    imports.named('pkg', 'a', 'value');
    imports.namespace('pkg', 'p', 'value');
    expect(linesOf(imports)).toEqual([
      "import * as p from 'pkg';",
      "import { a, b } from 'pkg';",
      "import { y } from 'pkg/sub';",
      "import { x } from '../a.js';",
      "import { z } from './b.js';",
    ]);
  });

  it('are of types where nothing is used as a value, before or after', () => {
    const imports = new ImportRecorder();
    imports.named('./types.js', 'A', 'type');
    imports.named('./both.js', 'B', 'type');
    imports.named('./both.js', 'B', 'value');
    imports.named('./both.js', 'B', 'type');
    imports.named('./both.js', 'C', 'type');
    imports.namespace('./module.js', 'm', 'type');
    imports.namespace('./value.js', 'v', 'value');
    imports.namespace('./value.js', 'v', 'type');
    expect(linesOf(imports)).toEqual([
      "import { B, type C } from './both.js';",
      "import type * as m from './module.js';",
      "import type { A } from './types.js';",
      "import * as v from './value.js';",
    ]);
  });

  it('have names that nothing else in the module has', () => {
    const imports = new ImportRecorder(['Order', 'order']);
    expect(imports.named('./a.js', 'Order', 'type')).toBe('Order_2');
    expect(imports.named('./b.js', 'Order', 'type')).toBe('Order_3');
    expect(imports.named('./a.js', 'Order', 'value')).toBe('Order_2');
    expect(imports.named('./a.js', 'Item', 'type', 'OrderItem')).toBe('OrderItem');
    expect(imports.namespace('./order.js', 'order', 'type')).toBe('order_2');
    expect(linesOf(imports)).toEqual([
      "import { type Item as OrderItem, Order as Order_2 } from './a.js';",
      "import type { Order as Order_3 } from './b.js';",
      "import type * as order_2 from './order.js';",
    ]);
  });
});

describe('moduleSpecifier', () => {
  it.each([
    ['a.ts', 'b.ts', 'js', './b.js'],
    ['apis/pets.ts', 'models.ts', 'js', '../models.js'],
    ['apis/pets.ts', 'apis/toys', 'ts', './toys.ts'],
    ['a.ts', 'b.v2', 'none', './b.v2'],
  ] as const)('from %s to %s with %s is %4$s', (from, to, extension, specifier) => {
    expect(moduleSpecifier(from, to, extension)).toBe(specifier);
  });
});
