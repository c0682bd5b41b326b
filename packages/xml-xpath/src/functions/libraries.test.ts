import { describe, expect, it } from 'vitest';
import { librariesOf } from '../check.js';
import { xpathCompiler } from '../compile.js';
import { XPathStaticError } from '../errors.js';
import * as entry from '../index.js';
import { aggregateFunctions } from './aggregate-functions.js';
import { functionLibraries } from './libraries.js';
import { patternFunctions } from './pattern-functions.js';
import { stringFunctions } from './string-functions.js';

describe('libraries', () => {
  it('have each function once', () => {
    const names = Object.values(functionLibraries).flatMap((library) => Object.keys(library));
    expect(new Set(names).size).toBe(names.length);
  });

  it('are exported by their names', () => {
    const exported = Object.entries(functionLibraries).map(([name]) => [
      name,
      (entry as Readonly<Record<string, unknown>>)[name],
    ]);
    expect(Object.fromEntries(exported)).toEqual(functionLibraries);
  });
});

describe('xpathCompiler', () => {
  it('makes a compiler of expressions that call functions of its libraries', () => {
    const compile = xpathCompiler(aggregateFunctions, stringFunctions);
    expect(compile({ test: 'count((1, 2)) eq 2 and starts-with("ab", "a")' }).evaluate({}).isTrue).toBe(true);
  });

  it('makes a compiler to which other functions are unknown', () => {
    const compile = xpathCompiler(stringFunctions);
    expect(() => compile({ test: 'matches("a", "a")' })).toThrow(XPathStaticError);
    expect(() => compile({ test: 'matches("a", "a")' })).toThrow(
      'There is no function matches with 2 arguments. It may be one of a library that the compiler was not given',
    );
    expect(xpathCompiler(patternFunctions)({ test: 'matches("a", "a")' }).evaluate({}).isTrue).toBe(true);
  });

  it('makes a compiler that knows operators, casts and constructors whatever its libraries are', () => {
    const namespaces = { xs: 'http://www.w3.org/2001/XMLSchema' };
    const test = 'xs:date("2000-01-31") + xs:yearMonthDuration("P1M") eq ("2000-02-29" cast as xs:date)';
    expect(xpathCompiler()({ test, namespaces }).evaluate({}).isTrue).toBe(true);
  });
});

describe('librariesOf', () => {
  it('names the libraries whose functions an expression calls', () => {
    expect(librariesOf({ test: '@min le @max' })).toEqual([]);
    expect(librariesOf({ test: 'count(line) le 5 and not(@closed)' })).toEqual([
      'aggregateFunctions',
      'contextFunctions',
    ]);
    expect(
      librariesOf({
        test: 'every $x in tokenize(@ids, " ") satisfies f:string-length($x[last()]) = 3',
        namespaces: { f: 'http://www.w3.org/2005/xpath-functions' },
      }),
    ).toEqual(['contextFunctions', 'patternFunctions', 'stringFunctions']);
  });

  it('names those with which the expression compiles', () => {
    const test =
      'sum(a) > 0 and exists(b[matches(., "x")]) and year-from-date(@d) = round(1.5) and name() = "n"';
    const libraries = librariesOf({ test }).map((name) => functionLibraries[name]);
    expect(() => xpathCompiler(...libraries)({ test })).not.toThrow();
    for (const left of libraries) {
      const others = libraries.filter((it) => it !== left);
      expect(() => xpathCompiler(...others)({ test })).toThrow(XPathStaticError);
    }
  });

  it('names none for what is no expression', () => {
    expect(librariesOf({ test: 'count(a' })).toEqual([]);
    expect(librariesOf({ test: 'no-such-function()' })).toEqual([]);
  });
});
