import { describe, expect, it } from 'vitest';
import { checkXPath } from './check.js';
import { compileXPath } from './compile.js';
import { errorOf, outcomeOf, prefixes } from './fixtures/evaluate-test.js';

describe('expressions without a context', () => {
  it.each([
    // Numbers are exact.
    '0.1 + 0.2 eq 0.3',
    '9007199254740993 + 0 ne 9007199254740992',
    'xs:integer("12345678901234567890") ne xs:integer("12345678901234567891")',
    '10 idiv 3 eq 3',
    '-7 idiv 2 eq -3',
    '-7 mod 2 eq -1',
    '7.5 mod 2 eq 1.5',
    '1 div 4 eq 0.25',
    '1e0 div 0 eq xs:double("INF")',
    '- - 3 eq 3',
    '2 * 3 + 4 = 10',
    '(1, 2, 3) = 3',
    '(1, 2) != (1, 2)',
    'not(() = 1)',
    'not(xs:double("NaN") eq xs:double("NaN"))',
    'xs:double("NaN") ne 1',
    '1 to 3 = 2',
    'count(3 to 1) = 0',
    'xs:float("1.1") ne 1.1e0',
    'round(2.5) eq 3 and round(-2.5) eq -2',
    'round-half-to-even(2.5) eq 2 and round-half-to-even(1250, -2) eq 1200',
    'floor(-1.5) eq -2 and ceiling(-1.5) eq -1 and abs(-1.5) eq 1.5',
    'string(1e10) eq "1.0E10" and string(0.5e0) eq "0.5" and string(1.0) eq "1"',
    'string(xs:float("0.1")) eq "0.1"',
    // Logic, conditions, variables.
    'if (1 lt 2) then true() else xs:int("a")',
    'every $x in (1, 2), $y in (3, 4) satisfies $x lt $y',
    'some $x in (1, 2), $y in ($x, 5) satisfies $x + $y eq 7',
    'count(for $x in 1 to 3 return ($x, $x)) eq 6',
    'not(every $x in (1, 3) satisfies $x gt 1)',
    'true() or xs:int("a")',
    // Types.
    '$value instance of xs:integer and $value instance of xs:int and not($value instance of xs:byte)',
    '() instance of empty-sequence() and () instance of xs:string*',
    '"a" castable as xs:NCName and not("a b" castable as xs:NCName)',
    'not(() castable as xs:int) and () castable as xs:int?',
    'xs:date("2001-01-31") + xs:yearMonthDuration("P1M") eq xs:date("2001-02-28")',
    'xs:date("2004-03-01") - xs:date("2004-02-28") eq xs:dayTimeDuration("P2D")',
    'xs:dateTime("2001-01-01T00:00:00") eq xs:dateTime("2001-01-01T02:00:00+02:00")',
    'xs:time("23:00:00") + xs:dayTimeDuration("PT2H") eq xs:time("01:00:00")',
    'xs:dateTime("2000-12-31T24:00:00") eq xs:dateTime("2001-01-01T00:00:00")',
    'xs:dayTimeDuration("P1D") * 1.5 eq xs:dayTimeDuration("PT36H")',
    'xs:yearMonthDuration("P1Y") div xs:yearMonthDuration("P3M") eq 4',
    'xs:duration("P1Y") eq xs:yearMonthDuration("P12M")',
    'string(xs:dayTimeDuration("-PT90M")) eq "-PT1H30M"',
    'xs:gYear("2001") eq xs:gYear("2001") and xs:gMonthDay("--02-29") ne xs:gMonthDay("--03-01")',
    'xs:hexBinary("aa") eq xs:hexBinary("AA") and xs:base64Binary("qg==") eq xs:base64Binary(xs:hexBinary("AA"))',
    'xs:QName("t:a") eq QName("urn:t", "a") and namespace-uri-from-QName(xs:QName("t:a")) = "urn:t"',
    'xs:anyURI("a") eq "a" and starts-with(xs:anyURI("abc"), "ab")',
    'year-from-date(current-date()) gt 2000 and current-dateTime() eq current-dateTime()',
    'xs:date(xs:dateTime("2001-02-03T04:05:06")) eq xs:date("2001-02-03")',
    'xs:boolean("1") and not(xs:boolean(0)) and xs:integer(1.9) eq 1 and xs:decimal(1.5e0) eq 1.5',
    'adjust-date-to-timezone(xs:date("2001-01-01-05:00"), xs:dayTimeDuration("PT0S")) eq xs:date("2001-01-01Z")',
    // Strings.
    'concat("a", 1, ()) eq "a1" and string-join(("a", "b"), "-") eq "a-b"',
    'substring("12345", 1.5, 2.6) eq "234" and substring("motor car", 6) eq " car"',
    'translate("bar", "abc", "AB") eq "BAr" and upper-case("a") eq "A"',
    'normalize-space("  a   b ") eq "a b" and string-length("a\u{1F600}") eq 2',
    'substring-before("a-b", "-") eq "a" and substring-after("a-b", "-") eq "b"',
    'contains("abc", "b") and ends-with("abc", "c") and codepoints-to-string((65, 66)) eq "AB"',
    'encode-for-uri("a b/é") eq "a%20b%2F%C3%A9"',
    'compare("a", "b") eq -1 and "A" lt "a" and "\u{FFFD}" lt "\u{1F600}"',
    'matches("abc", "^a.c$") and matches("aXc", "x", "i") and not(matches("abc", "d"))',
    'matches("b", "[a-z-[ac]]") and not(matches("a", "^[a-z-[ac]]$")) and matches("_", "\\i") and matches("é", "\\p{IsLatin-1Supplement}")',
    'matches("abab", "^(ab)\\1$") and replace("abc", "(b)", "[$1$0]") eq "a[bb]c"',
    'deep-equal(tokenize("a, b,c", ",\\s*"), ("a", "b", "c"))',
    'matches("a-b", "^[a-]+[-b]$") and matches("a&b", "a&b") and matches("ab", "a b", "x")',
    // Sequences.
    'sum((1, 2.5)) eq 3.5 and sum(()) eq 0 and avg((1, 2)) eq 1.5 and empty(avg(()))',
    'max((1, 2.5)) eq 2.5 and min(("b", "a")) eq "a" and max((xs:date("2001-01-01"), xs:date("2002-01-01"))) eq xs:date("2002-01-01")',
    'sum((xs:dayTimeDuration("P1D"), xs:dayTimeDuration("PT1H"))) eq xs:dayTimeDuration("PT25H")',
    'count(distinct-values((1, 1.0, "1", 1e0))) eq 2 and deep-equal(index-of((1, 2, 1), 1), (1, 3))',
    'deep-equal(reverse((1, 2, 3)), (3, 2, 1)) and deep-equal(subsequence((1, 2, 3), 2, 1), 2)',
    'deep-equal(insert-before((1, 3), 2, 2), 1 to 3) and deep-equal(remove((1, 2), 1), 2)',
    '(1 to 5)[. mod 2 eq 0][2] eq 4 and (4, 5, 6)[last()] eq 6 and (4, 5, 6)[position() gt 1][1] eq 5',
    '"it""s" eq \'it"s\' and (: a (: nested :) comment :) true()',
    'xs:date("2001-01-01") lt xs:date("2001-01-02") and (1, "a")[1] instance of xs:integer',
    '3 instance of item() and (1, 2) instance of xs:integer+ and not((1, 2) instance of xs:integer?)',
    '"1" treat as xs:string eq "1" and default-collation() eq "http://www.w3.org/2005/xpath-functions/collation/codepoint"',
  ])('%s', (test) => {
    expect(outcomeOf(test)).toEqual({ isTrue: true });
  });

  it.each([
    ['1 eq "1"', 'XPTY0004'],
    ['1 + "1"', 'XPTY0004'],
    ['xs:int("a")', 'FORG0001'],
    ['xs:byte(1000)', 'FORG0001'],
    ['1 idiv 0', 'FOAR0001'],
    ['.', 'XPDY0002'],
    ['position()', 'XPDY0002'],
    ['a', 'XPDY0002'],
    ['(1, 2) eq 1', 'XPTY0004'],
    ['(1, 2)', 'FORG0006'],
    ['xs:date("2001-01-01")', 'FORG0006'],
    ['xs:duration("P1Y") lt xs:duration("P2Y")', 'XPTY0004'],
    ['string-length(1)', 'XPTY0004'],
    ['contains(("a", "b"), "a")', 'XPTY0004'],
    ['doc("a.xml")', 'FODC0002'],
    ['matches("a", "(")', 'FORX0002'],
    ['replace("a", "x*", "b")', 'FORX0003'],
    ['error()', 'FOER0000'],
    ['exactly-one(())', 'FORG0005'],
    ['"a" treat as xs:int', 'XPDY0050'],
    ['1 to 10000000', 'XPDY0130'],
    ['(1)/a', 'XPTY0019'],
    ['xs:QName(concat("t:", "a"))', 'XPTY0004'],
    ['compare("a", "b", "urn:other")', 'FOCH0002'],
  ])('%s fails with %s', (test, code) => {
    expect(outcomeOf(test).isTrue).toBe(false);
    expect(errorOf(test)).toBe(code);
  });
});

describe('checkXPath', () => {
  it.each([
    ['', 'XPST0003'],
    ['@min le', 'XPST0003'],
    ['(7 >= 6', 'XPST0003'],
    ['1 eq 2 eq 3', 'XPST0003'],
    ['12div 3', 'XPST0003'],
    ['"open', 'XPST0003'],
    ['(: open', 'XPST0003'],
    ['a b', 'XPST0003'],
    ['let $x := 1 return $x', 'XPST0003'],
    ['"a" || "b"', 'XPST0003'],
    ['child::', 'XPST0003'],
    ['sideways::a', 'XPST0003'],
    ['if (1) then 2', 'XPST0003'],
    ['@6', 'XPST0003'],
    ['namespace::a', 'XPST0010'],
    ['$unknown', 'XPST0008'],
    ['for $x in 1 return $y', 'XPST0008'],
    ['(for $x in 1 return $x) + $x', 'XPST0008'],
    ['schema-element(a)', 'XPST0008'],
    ['. instance of element(a, xs:unknown)', 'XPST0008'],
    ['unknown(1)', 'XPST0017'],
    ['contains("a")', 'XPST0017'],
    ['true(1)', 'XPST0017'],
    ['t:f(1)', 'XPST0017'],
    ['xs:unknown("a")', 'XPST0017'],
    ['if(1)', 'XPST0003'],
    ['1 cast as xs:unknown', 'XPST0051'],
    ['1 cast as decimal', 'XPST0051'],
    ['1 cast as xs:anyAtomicType', 'XPST0080'],
    ['u:a', 'XPST0081'],
    ['@u:a = 1', 'XPST0081'],
    [`${'('.repeat(1000)}1${')'.repeat(1000)}`, 'XPST0003'],
  ])('refuses %s with %s', (test, code) => {
    expect(checkXPath({ test, namespaces: prefixes }, { hasValue: true })?.code).toBe(code);
  });

  it.each([
    '@min le @max',
    'a/b[c]//d/@e | f',
    '* * *',
    'div div div',
    'if/then/else',
    'for/x and some/y',
    '*:a/t:*/@*',
    'self::node()/text()[1]',
    '/a and //b and (/)',
    'element(a, xs:int?) and attribute(*, xs:string)',
    'processing-instruction("x") | comment()',
    '-@a + +2',
    '.5 + 1. + 1e-3',
    'a is b or a << b',
    'a except b intersect c',
    'preceding-sibling::*[1]/ancestor::a',
    '$value',
  ])('accepts %s', (test) => {
    expect(checkXPath({ test, namespaces: prefixes }, { hasValue: true })).toBeUndefined();
  });

  it('knows $value in assertions only', () => {
    expect(checkXPath({ test: '$value' }, { hasValue: false })?.code).toBe('XPST0008');
  });

  it('says where the expression is wrong', () => {
    expect(checkXPath({ test: 'a = $b' }, { hasValue: true })?.offset).toBe(5);
  });

  it('takes names without a prefix to be in the default namespace', () => {
    const source = { test: '1 cast as int', xpathDefaultNamespace: prefixes.xs };
    expect(checkXPath(source, { hasValue: true })).toBeUndefined();
    expect(compileXPath(source).evaluate({}).isTrue).toBe(true);
  });
});
