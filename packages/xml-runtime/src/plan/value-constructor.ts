/** Makes values of one complex type. */
export type ValueConstructor = new (isNever?: boolean) => Record<string, unknown>;

/**
 * Makes a constructor of plain objects: they inherit from `Object.prototype`, as literals do. V8 counts the assignments in
 * it, so that the first values have room for so many properties; it learns from them how many there are, and gives later
 * ones just that. Setting a property of an object that has no room for it costs three times as much (measured on Node 20).
 */
export function valueConstructor(): ValueConstructor {
  function Value(this: Record<string, unknown>, isNever?: boolean): void {
    if (isNever !== true) return;
    // Never done: see above.
    this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = 0;
    this.i = this.j = this.k = this.l = this.m = this.n = this.o = this.p = 0;
    this.q = this.r = this.s = this.t = this.u = this.v = this.w = this.x = 0;
    this.y = this.z = this.A = this.B = this.C = this.D = this.E = this.F = 0;
  }
  Value.prototype = Object.prototype;
  // TypeScript has no type for a function that is called with `new`.
  return Value as unknown as ValueConstructor;
}
