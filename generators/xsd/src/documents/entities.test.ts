import { describe, expect, it } from 'vitest';
import { DiagnosticCollector } from '../diagnostics.js';
import { Entities, entityLimits, noEntities } from './entities.js';
import { parseDocument } from './parse-document.js';
import { attributeValue } from './source-element.js';

function expand(subset: string, name: string, limits = entityLimits): string {
  const value = new Entities(`schema PUBLIC "-//W3C//DTD" "x.dtd" [${subset}]`, limits).expand(name);
  return value.ok ? value.text : `error: ${value.message}`;
}

describe('Entities', () => {
  it('are the general ones that the subset declares, the first declaration of each', () => {
    const entities = new Entities(
      `schema [<!ENTITY ns "urn:x"><!ENTITY ns "urn:y"><!ENTITY % p 'xs:'>
        <!-- <!ENTITY commented "no"> --><?pi <!ENTITY instructed "no"> ?>
        <!ATTLIST schema x CDATA #FIXED "y"><!ENTITY lt "&#38;#60;">]`,
      entityLimits,
    );
    expect([...entities.names]).toEqual(['ns']);
    expect(entities.expand('ns')).toEqual({ ok: true, text: 'urn:x' });
  });

  it('stand for their text, with the entities and characters in it', () => {
    const subset = `<!ENTITY a "urn:x"><!ENTITY b '&a;:y&#33;'><!ENTITY signs '&#38;#38;&#x26;amp;&amp;&#38;lt;'>`;
    expect(expand(subset, 'b')).toBe('urn:x:y!');
    expect(expand(subset, 'signs')).toBe('&&&<');
    expect(expand('<!ENTITY lines "a\n\tb&#38;#10;c">', 'lines')).toBe('a  b\nc');
  });

  it('may be declared after their use, but not refer to themselves', () => {
    expect(expand('<!ENTITY a "&b;"><!ENTITY b "c">', 'a')).toBe('c');
    expect(expand('<!ENTITY a "&b;"><!ENTITY b "&a;">', 'a')).toContain("The entity 'a' refers to itself");
  });

  it('that cannot be expanded say why', () => {
    expect(expand('<!ENTITY a "&nope;">', 'a')).toContain("'nope' is not declared");
    expect(expand('<!ENTITY a SYSTEM "file:///etc/passwd">', 'a')).toContain("'a' is external");
    expect(expand('<!ENTITY a PUBLIC "-//A" "a">', 'a')).toContain("'a' is external");
    expect(expand('<!ENTITY a "<b/>">', 'a')).toContain("'a' holds markup");
  });

  it('grow to a limit, before which nothing is expanded', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
    );
    expect(expand(`<!ENTITY e0 "ten chars!">${levels.join('')}`, 'e30')).toContain(
      'more than 1000000 characters',
    );
    const entities = new Entities('s [<!ENTITY a "0123456789">]', { maximumLength: 25, maximumDepth: 1 });
    expect([entities.expand('a'), entities.expand('a'), entities.expand('a')].map(({ ok }) => ok)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('refer to each other to a limit', () => {
    const chain = Array.from({ length: 40 }, (_, level) => `<!ENTITY e${level + 1} "&e${level};">`);
    expect(expand(`<!ENTITY e0 "x">${chain.join('')}`, 'e40')).toContain('more than 32 deep');
    expect(expand(`<!ENTITY e0 "x">${chain.join('')}`, 'e20')).toBe('x');
  });

  it('are off by default', () => {
    expect(expand('<!ENTITY a "b">', 'a', noEntities)).toContain('--allow-entities');
  });
});

describe('entities of a document', () => {
  const text = '<!DOCTYPE a [<!ENTITY ns "urn:x">\n<!ENTITY external SYSTEM "x">]>\n<a n="&ns;:y"/>';

  it('are expanded where it refers to them', () => {
    const collector = new DiagnosticCollector();
    const root = parseDocument('a.xsd', text, collector, entityLimits);
    expect(root && attributeValue(root, 'n')).toBe('urn:x:y');
    expect(collector.diagnostics).toEqual([]);
  });

  it('are an error where they are referred to and cannot be expanded, and only there', () => {
    const used = new DiagnosticCollector();
    expect(parseDocument('a.xsd', text, used, noEntities)).toBeUndefined();
    expect(used.diagnostics.map(({ rule, location }) => `${location.line} ${rule}`)).toEqual([
      '3 xml-entities',
    ]);
    const unused = new DiagnosticCollector();
    expect(parseDocument('a.xsd', text.replace('&ns;', ''), unused, noEntities)).toBeDefined();
    expect(unused.diagnostics).toEqual([]);
  });
});
