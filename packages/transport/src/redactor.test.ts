import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalEncodings, percentEncoding } from './encodings.js';
import { chance, secrets, waysToWrite } from './fixtures/written-secrets.js';
import { Redactor } from './redactor.js';

const redactorOf = (...list: string[]) => new Redactor({ secrets: list, encodings: naturalEncodings });

describe('a redactor', () => {
  it.each([
    ['p"w&d', 'p"w&d'],
    ['p"w&d', 'p"w&amp;d'],
    ['p"w&d', 'p&#34;w&#38;d'],
    ['p"w&d', 'p&#x22;w&#X00026;d'],
    ['p"w&d', 'p&quot;w&amp;d'],
    ['p"w&d', 'p&amp;quot;w&amp;amp;d'],
    ['p"w&d', 'p\\"w&d'],
    ['p"w&d', 'p\\\\\\"w\\u0026d'],
    ['p"w&d', 'p%22w%26d'],
    ['p"w&d', 'p%2522w%2526d'],
    ['a/b/c/d', 'a\\/b\\/c\\/d'],
    ['a/b/c/d', 'a%2Fb%2fc/d'],
    ['back\\slash', 'back\\\\slash'],
    ['back\\slash', 'back\\\\\\\\slash'],
    ['back\\slash', 'back\\u005cslash'],
    ['one two', 'one+two'],
    ['one two', 'one%20two'],
    ['pässword', 'p%C3%A4ssword'],
    ['pässword', 'p\\u00e4ssword'],
    ['smile😀', 'smile\\ud83d\\uDE00'],
    ['smile😀', 'smile%F0%9F%98%80'],
    ['smile😀', 'smile&#128512;'],
    ['hunter2!', btoa('user:hunter2!')],
    ['hunter2!', btoa('hunter2!')],
    ['pässword', btoa('user:pässword')],
  ])('masks the secret %j written as %j', (secret, written) => {
    expect(redactorOf(secret).text(`before <${written}> after`)).toBe('before <***> after');
  });

  it('masks every place of several secrets, overlapping ones as one', () => {
    const redactor = redactorOf('secret-one', 'one-two-three');
    expect(redactor.text('secret-one-two-three, secret-one; one-two-three')).toBe('***, ***; ***');
    expect(redactorOf('aaaa').text('aaaaaaa')).toBe('***');
  });

  it('finds credentials that are added later, and blanks around them do not matter', () => {
    const redactor = new Redactor({ encodings: [] });
    redactor.add(' token-1\n');
    expect(redactor.text('token-1')).toBe('***');
  });

  it('leaves short secrets and other text alone', () => {
    const redactor = new Redactor({
      secrets: ['abc', '', undefined, 'hunter2'],
      encodings: naturalEncodings,
    });
    for (const text of ['abc', 'hunter', 'hunt%65', '%', '\\', '&', '\\u00', '&#x;', 'hunter%', '']) {
      expect(redactor.text(text)).toBe(text);
    }
  });

  it('masks a secret that reaches over the cut', () => {
    const redactor = redactorOf('hunter2');
    expect(redactor.text('my hunter2 is', 5)).toBe('my ***');
    expect(redactor.text('my hunter2 is', 3)).toBe('my ');
    expect(redactor.text('my hunter2 is', 11)).toBe('my *** ');
  });

  it('knows only the encodings that it is given', () => {
    const redactor = new Redactor({ secrets: ['a&b&c'], encodings: [percentEncoding] });
    expect(redactor.text('a%26b%26c a&amp;b&amp;c')).toBe('*** a&amp;b&amp;c');
  });

  it('does not show its secrets', () => {
    expect(inspect(redactorOf('hunter2'), { showHidden: true, depth: 9 })).not.toContain('hunter2');
    expect(JSON.stringify(redactorOf('hunter2'))).not.toContain('hunter2');
  });

  it('takes no longer for hostile text', () => {
    const redactor = redactorOf('\\\\\\\\\\"&%&%&%&%x', '&&&&&&&&&&&&', 'AAAAAAAAAAAA');
    const start = process.cpuUsage();
    for (const piece of ['\\', '&amp;', '%25', '%2525', '&#0', '\\\\u0026amp;', '+', 'A']) {
      redactor.text(piece.repeat(80_000 / piece.length));
    }
    const { user } = process.cpuUsage(start);
    expect(user / 1e6).toBeLessThan(10);
  }, 20_000);

  it('law: a secret is masked however it is written, and what is around it stays', () => {
    fc.assert(
      fc.property(
        secrets,
        fc.constantFrom(...Object.keys(waysToWrite)),
        fc.integer(),
        fc.constantFrom(['<a>', '</a>'], ['{"k":"', '"}'], ['?k=', '&b=1'], ['user: ', ', bye'], ['', '']),
        (secret, way, seed, [before = '', after = '']) => {
          const written = waysToWrite[way]?.(secret, chance(seed)) ?? '';
          const masked = redactorOf(secret).text(before + written + after);
          expect(masked).toBe(`${before}***${after}`);
        },
      ),
      { numRuns: 3000 },
    );
  }, 30_000);

  it('law: text without the secret does not change', () => {
    const letters = fc.constantFrom(...'abc %&\\"+;#u0041x25/=ä', '&amp;', '%25', '\\u');
    fc.assert(
      fc.property(secrets, fc.string({ unit: letters, maxLength: 60 }), (secret, text) => {
        expect(redactorOf(secret).text(text)).toBe(text);
      }),
      { numRuns: 500 },
    );
  }, 30_000);

  it('masks the beginning of a secret where a message was cut in the middle of it', () => {
    const redactor = new Redactor({ secrets: ['p&ss-word-1', 'abcabcabx'], encodings: naturalEncodings });
    expect(redactor.text('found: "p&ss-wo…"')).toBe('found: "***…"');
    expect(redactor.text('found: "p&amp;ss-…"')).toBe('found: "***…"');
    expect(redactor.text('found: "abcabcabcab…"')).toBe('found: "abc***…"');
    for (const text of ['p&ss-wo', 'p&…', 'p&ss-WO…', 'other…']) expect(redactor.text(text)).toBe(text);
  });
});
