import { fixed, type Shape, ZEROS } from './shape.js';

const pattern = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

/** A duration by its components. */
interface Components {
  readonly sign: string;
  readonly years: bigint;
  readonly months: bigint;
  readonly days: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: bigint;
  /** Digits after the point, zeros at the end left out. */
  readonly fraction: string;
}

/** The shapes of literals of a duration: as it stands, with as few components as can be, and with the largest ones. */
export function durationShapes(literal: string): readonly Shape[] {
  const [, sign = '', years, months, days, hours, minutes, seconds, fraction = ''] =
    pattern.exec(literal) ?? [];
  const given: Components = {
    sign,
    years: BigInt(years ?? 0),
    months: BigInt(months ?? 0),
    days: BigInt(days ?? 0),
    hours: BigInt(hours ?? 0),
    minutes: BigInt(minutes ?? 0),
    seconds: BigInt(seconds ?? 0),
    fraction: fraction.replace(/0+$/, ''),
  };
  const all = [...inOtherMonths(given)].flatMap((it) => inOtherSeconds(it));
  return all.flatMap(shapesOf);
}

function inOtherMonths(given: Components): readonly Components[] {
  const months = given.years * 12n + given.months;
  return [{ ...given, years: months / 12n, months: months % 12n }, given, { ...given, years: 0n, months }];
}

/** As days, hours, minutes and seconds, the largest first: each of them may be what the larger ones are counted in. */
function inOtherSeconds(given: Components): readonly Components[] {
  const total = ((given.days * 24n + given.hours) * 60n + given.minutes) * 60n + given.seconds;
  const hours = total / 3600n;
  const minutes = total / 60n;
  const normal = { hours: hours % 24n, minutes: minutes % 60n, seconds: total % 60n };
  return [
    { ...given, ...normal, days: hours / 24n },
    given,
    { ...given, ...normal, days: 0n, hours },
    { ...given, ...normal, days: 0n, hours: 0n, minutes },
    { ...given, days: 0n, hours: 0n, minutes: 0n, seconds: total },
  ];
}

/** Components that are zero may stand or not; at least one has to. */
function shapesOf(components: Components): readonly Shape[] {
  const { sign, years, months, days, hours, minutes, seconds, fraction } = components;
  const dates = [component(years, 'Y'), component(months, 'M'), component(days, 'D')];
  const second: readonly Shape[] =
    fraction === ''
      ? [...component(seconds, 'S'), [ZEROS, ...fixed(`${seconds}.0`), ZEROS, ...fixed('S')]]
      : [[ZEROS, ...fixed(`${seconds}.${fraction}`), ZEROS, ...fixed('S')]];
  const times = [component(hours, 'H'), component(minutes, 'M'), second];
  const shapes: Shape[] = [];
  for (const date of sequences(dates)) {
    for (const time of sequences(times)) {
      if (date.length + time.length === 0) continue;
      shapes.push([...fixed(`${sign}P`), ...date, ...(time.length === 0 ? [] : fixed('T')), ...time]);
    }
  }
  return shapes;
}

/** The shapes of one component; the empty one, where it is zero. */
function component(value: bigint, letter: string): readonly Shape[] {
  const shape = [ZEROS, ...fixed(`${value}${letter}`)];
  return value === 0n ? [[], shape] : [shape];
}

function sequences(parts: readonly (readonly Shape[])[]): readonly Shape[] {
  return parts.reduce<readonly Shape[]>(
    (before, part) => before.flatMap((start) => part.map((it) => [...start, ...it])),
    [[]],
  );
}
