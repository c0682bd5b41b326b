import { formatNumber } from './format-number.js';
import type { Comparison, Report } from './report.js';

const WIDTH = 800;
/** Where the names end and the bars begin. */
const NAMES = 225;
/** Room for the figure behind the longest bar. */
const FIGURES = 70;
const ROW = 20;
const TITLE = 34;
const MARGIN = 12;

/** Colours that can be told apart on white and on black; ours first. */
const OURS = '#d9480f';
const OTHERS = '#7a869a';

/**
 * Draws what contenders took, in multiples of their peer: a chart for each work.
 * @returns an SVG document
 */
export function drawPlot({ comparisons, runtime, clock }: Report): string {
  const charts: string[] = [];
  let y = MARGIN + TITLE;
  for (const comparison of comparisons) {
    charts.push(drawChart(comparison, y));
    y += TITLE + comparison.figures.length * ROW;
  }
  const height = y + MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="Benchmarks">
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
${text(MARGIN, MARGIN + 14, `${runtime}, ${clock}; shorter is faster`, 'fill="#555"')}
${charts.join('\n')}
</svg>
`;
}

function drawChart({ title, peer, figures }: Comparison, top: number): string {
  const longest = Math.max(...figures.map(({ ratio }) => ratio));
  const scale = (WIDTH - NAMES - FIGURES - MARGIN) / longest;
  const rows = figures.map(({ contender, ratio }, index) => {
    const y = top + TITLE - 8 + index * ROW;
    const width = Math.max(1, ratio * scale).toFixed(1);
    return [
      text(NAMES - 8, y + 12, contender, 'text-anchor="end" fill="#222"'),
      `<rect x="${NAMES}" y="${y + 1}" width="${width}" height="${ROW - 5}" fill="${isOurs(contender) ? OURS : OTHERS}"/>`,
      text(NAMES + Number(width) + 6, y + 12, `${formatNumber(ratio)} ×`, 'fill="#222"'),
    ].join('\n');
  });
  const heading = `${title} (multiples of ${peer})`;
  return [text(MARGIN, top + 14, heading, 'font-weight="bold" fill="#222"'), ...rows].join('\n');
}

/** Ours are the ways in which generated code works, and the published packages. */
function isOurs(contender: string): boolean {
  return /^(?:data plans|static readers|stream|@proj\/)/.test(contender);
}

function text(x: number, y: number, content: string, attributes: string): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x.toFixed(0)}" y="${y}" ${attributes}>${escaped}</text>`;
}
