import { describe, expect, it } from 'vitest';
import { isInTenth, suiteCases, type TestGroup, type TestInstance } from './suite-index.js';

function instance(name: string, more: Partial<TestInstance> = {}): TestInstance {
  return {
    name,
    path: `${name}.xml`,
    version: 'both',
    expectedByVersion: { '1.0': 'valid', '1.1': 'invalid' },
    status: 'accepted',
    ...more,
  };
}

function group(more: Partial<TestGroup> = {}): TestGroup {
  return {
    set: 's',
    group: 'g',
    contributor: 'c',
    schemaTest: 'g',
    schemaDocs: ['g.xsd'],
    schemaExpectedByVersion: { '1.0': 'valid', '1.1': 'valid' },
    status: 'accepted',
    instances: [instance('i')],
    ...more,
  };
}

function expectations(group: TestGroup, version: '1.0' | '1.1' = '1.0'): readonly unknown[] {
  return suiteCases([group], '/suite', { version }).map(({ schemaExpected, instances }) => [
    schemaExpected,
    ...instances.map(({ expected }) => expected),
  ]);
}

describe('suiteCases', () => {
  it('takes the outcomes of the version', () => {
    expect(expectations(group())).toEqual([['valid', 'valid']]);
    expect(expectations(group(), '1.1')).toEqual([['valid', 'invalid']]);
  });

  it('leaves out groups and instances of another version', () => {
    const later = { '1.0': null, '1.1': 'valid' };
    expect(expectations(group({ schemaExpectedByVersion: later }))).toEqual([]);
    expect(expectations(group({ instances: [instance('i', { expectedByVersion: later })] }))).toEqual([
      ['valid'],
    ]);
    expect(expectations(group({ instances: [instance('i', { version: 'none' })] }))).toEqual([['valid']]);
  });

  it('leaves out the instances of invalid schemas', () => {
    const invalid = { '1.0': 'invalid', '1.1': 'invalid' };
    expect(expectations(group({ schemaExpectedByVersion: invalid }))).toEqual([['invalid']]);
  });

  it.each(['queried', 'disputed-test', 'disputed-spec'])('does not count what is %s', (status) => {
    expect(expectations(group({ status }))).toEqual([['uncounted', 'valid']]);
    expect(expectations(group({ instances: [instance('i', { status })] }))).toEqual([['valid', 'uncounted']]);
  });

  it('counts nothing below a schema of which nobody knows', () => {
    const open = { '1.0': 'indeterminate', '1.1': 'feature-dependent' };
    expect(expectations(group({ schemaExpectedByVersion: open }))).toEqual([['uncounted', 'uncounted']]);
    expect(expectations(group({ schemaExpectedByVersion: open }), '1.1')).toEqual([
      ['uncounted', 'uncounted'],
    ]);
  });

  it('counts instances where there is no test of a schema', () => {
    const without = group({ schemaTest: null, schemaDocs: [], schemaExpectedByVersion: null });
    expect(expectations(without)).toEqual([[undefined, 'valid']]);
  });

  it('selects by the name, and a tenth', () => {
    const groups = Array.from({ length: 2000 }, (_, index) => group({ group: `g${index}` }));
    const select = (selection: object): readonly string[] =>
      suiteCases(groups, '/suite', { version: '1.0', ...selection }).map((it) => it.group);
    expect(select({ filter: 's/g1999' })).toEqual(['g1999']);
    const tenth = select({ tenth: true });
    expect(tenth.length).toBeGreaterThan(150);
    expect(tenth.length).toBeLessThan(250);
    expect(tenth).toEqual(groups.map((it) => it.group).filter((name) => isInTenth(`s/${name}`)));
  });
});
