import { describe, expect, it } from 'vitest';
import { readInternalEntities } from './entities.js';

function entities(subset: string): Record<string, string> {
  return Object.fromEntries(readInternalEntities(`schema PUBLIC "-//W3C//DTD" "x.dtd" [${subset}]`));
}

describe('readInternalEntities', () => {
  it('reads general entities with literal values, and passes over all else', () => {
    expect(
      entities(`
        <!ENTITY ns "urn:x">
        <!ENTITY % p 'xs:'>
        <!ENTITY external SYSTEM "file.txt">
        <!-- <!ENTITY commented "no"> -->
        <!ATTLIST schema x CDATA #FIXED "y">
        <!ENTITY lt "&#38;#60;">
        <!ENTITY signs '&#38;#38;&#x26;amp;&amp;&#33;'>`),
    ).toEqual({ ns: 'urn:x', signs: '&&&!' });
  });

  it('lets the first declaration win', () => {
    expect(entities('<!ENTITY a "1"><!ENTITY a "2">')).toEqual({ a: '1' });
  });

  it('leaves out what it cannot expand, and what grows too large', () => {
    expect(entities('<!ENTITY a "&undeclared;"><!ENTITY b "<tag/>"><!ENTITY c "&#38;">')).toEqual({});
    const levels = Array.from(
      { length: 9 },
      (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
    );
    const names = Object.keys(entities(`<!ENTITY e0 "ten chars!">${levels.join('')}`));
    expect(names).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
  });
});
