import type { BundleSizes } from '../bundles/bundle-sizes.js';
import { type FeatureGroup, featureGroups } from '../bundles/features.js';
import type { BundleSize } from '../bundles/measure-program.js';
import { documentationFile } from './generated-section.js';
import { markdownTable } from './markdown-table.js';

/** The page that says what programs and features cost. */
export const bundlePage: string = documentationFile('bundle-sizes.md');

/** The tables of that page, by their names there. */
export function bundleTables(sizes: BundleSizes): ReadonlyMap<string, string> {
  return new Map([
    ['programs', formatPrograms(sizes)],
    ['features', featureGroups.map((group) => formatGroup(group, sizes)).join('\n\n')],
  ]);
}

function formatPrograms({ programs }: BundleSizes): string {
  return markdownTable(
    ['program', 'minified', 'min+gzip'],
    Object.entries(programs).map(([name, { minified, gzipped }]) => [
      name,
      formatBytes(minified),
      formatBytes(gzipped),
    ]),
  );
}

function formatGroup({ title, features }: FeatureGroup, sizes: BundleSizes): string {
  const rows = features.map(({ name }) => [
    name,
    ...[sizes.reading[name], sizes.readingAndWriting[name]].map(formatGzipped),
  ]);
  return markdownTable([`**${title}**`, 'parse', 'parse and serialize'], rows);
}

function formatGzipped(size: BundleSize | undefined): string {
  return size === undefined ? '' : formatBytes(size.gzipped);
}

function formatBytes(bytes: number): string {
  return bytes.toLocaleString('en');
}
