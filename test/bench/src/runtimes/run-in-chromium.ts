import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromiumArguments } from '@proj/test-runtimes';
import { bundle } from '../bundles/bundle.js';
import type { Job, JobResult, ParseJob, SerializeJob } from '../measure/job.js';
import { MeasurementError } from '../measure/measurement-error.js';

const MEASURE = fileURLToPath(new URL('../measure/measure-contender.js', import.meta.url));
const LARGEST_OUTPUT = 2 ** 20;

/**
 * Measures one contender in a headless browser of its own: a page with a script that does the work while it loads, and
 * leaves the result as its text. Pages know no CPU time: it is time by the clock.
 * @param executable - Chromium or Chrome
 * @throws {@link MeasurementError} when the browser or the contender fails
 */
export async function runInChromium(executable: string, job: Job): Promise<JobResult> {
  if (job.kind !== 'parse' && job.kind !== 'serialize') {
    throw new MeasurementError(`A page cannot do the work "${job.kind}".`);
  }
  const directory = mkdtempSync(join(tmpdir(), 'bench-page-'));
  try {
    const page = join(directory, 'page.html');
    writeFileSync(page, await pageOf(job));
    const { stdout } = await promisify(execFile)(
      executable,
      [...chromiumArguments(directory), '--dump-dom', pathToFileURL(page).href],
      { maxBuffer: LARGEST_OUTPUT },
    );
    return resultIn(stdout, job);
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The result is encoded as a URI component, which HTML leaves as it is. */
function resultIn(dom: string, job: Job): JobResult {
  const text = /<body>(?<result>[^<]*)<\/body>/.exec(dom)?.groups?.result;
  const result = text === undefined ? undefined : JSON.parse(decodeURIComponent(text));
  if (result?.error === undefined && result !== undefined) return result;
  throw new MeasurementError(`${job.kind} with ${job.module} failed:\n${result?.error ?? dom}`);
}

async function pageOf(job: ParseJob | SerializeJob): Promise<string> {
  const documents = job.kind === 'parse' ? job.documents : [];
  const { code } = await bundle(scriptOf(job), { platform: 'browser', format: 'iife' });
  return [
    '<!DOCTYPE html><meta charset="utf-8"><title>Benchmark</title><body>',
    ...documents.map(
      (path) =>
        `<script type="text/plain" class="document">${readFileSync(path).toString('base64')}</script>`,
    ),
    `<script>${Buffer.from(code).toString().replaceAll('</script', '<\\/script')}</script>`,
  ].join('\n');
}

function scriptOf(job: ParseJob | SerializeJob): string {
  const sampling = JSON.stringify(job.sampling);
  const measurement =
    job.kind === 'serialize'
      ? `measureSerializer(contender, ${job.records}, ${sampling}, clock)`
      : `measureParser(contender, ${job.asString ? 'documents.map((bytes) => decoder.decode(bytes))' : 'documents'}, ${sampling}, clock)`;
  return `
    import { contender } from ${JSON.stringify(fileURLToPath(job.module))};
    import { measureParser, measureSerializer } from ${JSON.stringify(MEASURE)};
    const clock = () => performance.now();
    const decoder = new TextDecoder();
    const documents = [...document.querySelectorAll('.document')].map(({ text }) =>
      Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
    let result;
    try {
      result = ${measurement};
    } catch (error) {
      result = { error: String(error?.stack ?? error) };
    }
    document.body.textContent = encodeURIComponent(JSON.stringify(result));`;
}
