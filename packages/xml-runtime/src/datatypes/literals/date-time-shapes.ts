import { fixed, type Piece, type Shape, ZEROS } from './shape.js';

const parts = /^(.*?)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** The shapes of literals of a date or time that have its fields: zeros end fractions, and UTC has several names. */
export function sameFields(literal: string): readonly Shape[] {
  const [, fields = '', fraction = '', zone = ''] = parts.exec(literal) ?? [];
  const isUtc = zone === 'Z' || /^[+-]00:00$/.test(zone);
  const zones = isUtc ? ['Z', '+00:00', '-00:00'] : [zone];
  const shapes = zones.map((it) => fractions(fields, fraction).map((shape) => [...shape, ...fixed(it)]));
  // First all without a fraction, or with the shortest one.
  return [...shapes.map(([shape = []]) => shape), ...shapes.flatMap((them) => them.slice(1))];
}

function fractions(fields: string, fraction: string): readonly Shape[] {
  if (!/:\d\d$/.test(fields)) return [fixed(fields)];
  const digits = fraction.slice(1).replace(/0+$/, '');
  if (digits === '') return [fixed(fields), [...fixed(`${fields}.0`), ZEROS]];
  return [[...fixed(`${fields}.${digits}`), ZEROS]];
}

/** Which time zones are asked for: there are well over a thousand, and few of them are in use. */
export type Zones = 'in use' | 'all';

/** The shapes of the literals that a `Date` is read from: of many time zones, and with what is below a millisecond. */
export function ofInstant(date: Date, zones: Zones): readonly Shape[] {
  const shapes: Shape[] = [];
  for (const [offset, zone] of offsets(zones)) {
    for (const fields of fieldsAt(date.getTime() + offset * 60_000)) {
      const [whole = '', fraction = ''] = fields.split('.');
      for (const shape of belowMillisecond(whole, fraction)) shapes.push([...shape, ...fixed(zone)]);
    }
  }
  return shapes;
}

/** The shapes of literals of the instant that a literal says exactly, in all time zones. */
export function inAllZones(literal: string): readonly Shape[] {
  const [, fields = '', fraction = '', zone = ''] = parts.exec(literal) ?? [];
  const time = Date.parse(`${fields}${zone}`);
  if (zone === '' || Number.isNaN(time)) return [];
  return offsets('all').flatMap(([offset, other]) =>
    other === ''
      ? []
      : fieldsAt(time + offset * 60_000, fraction !== '').flatMap((it) =>
          fractions(it.slice(0, -4), fraction).map((shape) => [...shape, ...fixed(other)]),
        ),
  );
}

function belowMillisecond(whole: string, milliseconds: string): readonly Shape[] {
  const any: Piece = { characters: '0123456789', repeats: true };
  return [...fractions(whole, `.${milliseconds}`), [...fixed(`${whole}.${milliseconds}`), any]];
}

/** `yyyy-mm-ddThh:mm:ss.fff` of a number of milliseconds; midnight is the end of a day, too. */
function fieldsAt(time: number, hasFraction = false): readonly string[] {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return [];
  const fields = textOf(date);
  if (hasFraction || !fields.endsWith('T00:00:00.000')) return [fields];
  const dayBefore = textOf(new Date(time - 86_400_000));
  return [fields, `${dayBefore.slice(0, -'00:00:00.000'.length)}24:00:00.000`];
}

function textOf(date: Date): string {
  const year = date.getUTCFullYear();
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}${date.toISOString().slice(-'-mm-ddThh:mm:ss.fffZ'.length, -1)}`;
}

/** All time zones, those that are in use first: minutes east of UTC, and what literals call them. */
function offsets(zones: Zones): readonly (readonly [number, string])[] {
  const all = Array.from({ length: 2 * GREATEST_OFFSET + 1 }, (_, index) => index - GREATEST_OFFSET);
  const inUse = all.filter((it) => it % 15 === 0);
  const others = zones === 'all' ? all.filter((it) => it % 15 !== 0) : [];
  return [
    [0, 'Z'],
    [0, ''],
    ...[...inUse, ...others].map((offset) => [offset, zoneOf(offset)] as const),
    [0, '-00:00'],
  ];
}

/** 14 hours, in minutes. */
const GREATEST_OFFSET = 840;

function zoneOf(offset: number): string {
  const hours = String(Math.trunc(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** The shapes of the literals that a `Date` at midnight is read from, for types of which it has no time zone. */
export function ofDay(literal: string): readonly Shape[] {
  const sign: Piece = { characters: '+-' };
  const tail = (characters: string): Shape => [
    { characters },
    ...fixed(':'),
    { characters: '012345' },
    { characters: '0123456789' },
  ];
  const days = literal.replace(/Z$/, '');
  return [
    fixed(days),
    fixed(`${days}Z`),
    [...fixed(days), sign, ...fixed('0'), ...tail('0123456789')],
    [...fixed(days), sign, ...fixed('1'), ...tail('0123')],
    [...fixed(days), sign, ...fixed('14:00')],
  ];
}
