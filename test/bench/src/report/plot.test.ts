import { parseElement } from '@proj/xml-runtime';
import { describe, expect, it } from 'vitest';
import { drawPlot } from './plot.js';
import type { Figure, Report } from './report.js';

const figure = (contender: string, ratio: number): Figure => ({
  contender,
  milliseconds: ratio,
  minimum: ratio,
  maximum: ratio,
  ratio,
  bytes: 1,
});

const report: Report = {
  runtime: 'Node 20.20.2',
  clock: 'CPU time',
  quick: false,
  comparisons: [
    {
      title: 'parse & more',
      description: '',
      peer: 'JSON.parse',
      figures: [figure('JSON.parse', 1), figure('data plans', 2), figure('fast-xml-parser', 4)],
    },
  ],
  bundles: { programs: {}, reading: {}, readingAndWriting: {} },
  peers: {},
  bars: [],
  skipped: [],
};

/** The lengths and colours of the bars in a plot. */
function barsIn(svg: string): { width: number; fill: string | undefined }[] {
  return parseElement(svg)
    .children.flatMap((child) => (typeof child === 'object' && child.name === 'rect' ? [child] : []))
    .slice(1)
    .map(({ attributes }) => {
      const value = (name: string) => attributes.find((attribute) => attribute.name === name)?.value;
      return { width: Number(value('width')), fill: value('fill') };
    });
}

describe('drawPlot', () => {
  it('draws bars in proportion, ours in a colour of their own', () => {
    const [json, ours, other] = barsIn(drawPlot(report));

    expect(ours?.width).toBeCloseTo(2 * (json?.width ?? 0), 0);
    expect(other?.width).toBeCloseTo(4 * (json?.width ?? 0), 0);
    expect(ours?.fill).not.toBe(other?.fill);
    expect(json?.fill).toBe(other?.fill);
  });

  it('says what was measured, and with what', () => {
    const svg = drawPlot(report);

    expect(svg).toContain('Node 20.20.2, CPU time');
    expect(svg).toContain('parse &amp; more (multiples of JSON.parse)');
    expect(svg).toContain('4.00 ×');
  });
});
