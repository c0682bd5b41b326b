import { defaultConfiguration, type ModuleLayout } from '@proj/xsd-codegen';
import { describe, expect, it } from 'vitest';
import { loadEachFirst } from './loading/load-each-first.js';
import { generateStandIn } from './measure/generate-stand-in.js';
import { documentedResources } from './stand-ins/documented-resources.js';
import { linkedFacts } from './stand-ins/linked-facts.js';
import { mixedChoices } from './stand-ins/mixed-choices.js';
import { substitutionGroup } from './stand-ins/substitution-group.js';
import { typeHierarchy } from './stand-ins/type-hierarchy.js';
import { versionedFrames } from './stand-ins/versioned-frames.js';

/** Which layouts make several modules. One that the generator learns has to stand here, or this file does not compile. */
const layouts = { namespace: true, document: true, single: false } satisfies Record<ModuleLayout, boolean>;

const severalModules = (Object.keys(layouts) as ModuleLayout[]).filter((layout) => layouts[layout]);

const small = [
  typeHierarchy({ types: 60, depth: 5 }),
  substitutionGroup({ elements: 60, namespaces: 5 }),
  versionedFrames({ documents: 15 }),
  documentedResources({ resources: 5, meanWords: 4 }),
  linkedFacts({ facts: 20, types: 12 }),
  mixedChoices({ inlines: 8, blocks: 9 }),
];

describe('every generated module can be the first that is loaded', () => {
  for (const layout of severalModules) {
    it.each(small)(`of a small $name, layout ${layout}`, async (standIn) => {
      const files = generateStandIn(standIn, { ...defaultConfiguration, layout });
      expect(await loadEachFirst(files, standIn.reading)).toEqual(new Map());
    });
  }

  it.each([typeHierarchy(), substitutionGroup()])('of a $name of full size', async (standIn) => {
    expect(await loadEachFirst(generateStandIn(standIn), standIn.reading)).toEqual(new Map());
  });
});

describe('loadEachFirst', () => {
  const reading = { descriptor: 'element', document: '<a/>', path: '', value: 'undefined' };

  it('names the module from which a circle cannot be entered, and why', async () => {
    const files = new Map([
      ['index.ts', "export { element } from './a.js';"],
      ['a.ts', "import { b } from './b.js'; export const element = { name: 'a', b };"],
      [
        'b.ts',
        "import { element } from './a.js'; export const b = () => element; export const c = element.name;",
      ],
    ]);
    const failures = await loadEachFirst(files, reading);
    expect(failures.get('a')).toContain("Cannot access 'element' before initialization");
  });

  it('fails where the document does not give the value that it should', async () => {
    const standIn = mixedChoices({ inlines: 3, blocks: 3 });
    const failures = await loadEachFirst(generateStandIn(standIn), { ...standIn.reading, value: "'b'" });
    expect(failures.get('index')).toContain('The value that was read is another one.');
  });
});
