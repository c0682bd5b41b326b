// Shows what goes over the wire, with secrets masked.
import { parseElement, serializeElement } from '@proj/xml-runtime';

const SHOWN_LINES = 40;

/**
 * @param {string} text
 * @param {string} mark put before each line
 */
function printLines(text, mark) {
  const lines = text.trimEnd().split('\n');
  for (const line of lines.slice(0, SHOWN_LINES)) process.stdout.write(`  ${mark} ${line}\n`);
  if (lines.length > SHOWN_LINES)
    process.stdout.write(`  ${mark} … ${lines.length - SHOWN_LINES} more lines\n`);
}

/**
 * Prints the heading of a step of the demonstration.
 *
 * @param {string} title
 */
export function printStep(title) {
  process.stdout.write(`\n${title}\n`);
}

/**
 * Prints what a call returned.
 *
 * @param {unknown} value text is shown as it is, anything else as JSON
 */
export function printResult(value) {
  process.stdout.write(`  = ${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
}

/**
 * The `onExchange` of an OpenAirClient; secrets are masked by the client.
 *
 * @param {import('@proj/sdk').WireExchange} exchange
 */
export function printXmlExchange({ url, request, response }) {
  printLines(`POST ${url}\n${indented(request)}`, '→');
  printLines(response === undefined ? 'no answer' : indented(response), '←');
}

/**
 * @param {string} xml
 * @returns {string}
 */
function indented(xml) {
  try {
    return onOneLine(serializeElement(parseElement(xml), { indent: 2 }));
  } catch {
    // An answer that is no XML is shown as it came.
    return xml;
  }
}

/**
 * A `fetch` that prints each exchange, the API key masked.
 *
 * @type {typeof fetch}
 */
export async function printingFetch(input, init) {
  const request = new Request(input, init);
  const key = request.headers.has('x-api-key') ? '\nx-api-key: ***' : '';
  const body = await request.clone().text();
  printLines(`${request.method} ${request.url}${key}${body && `\n${body}`}`, '→');
  const response = await fetch(request);
  printLines(`${response.status} ${response.statusText}\n${await response.clone().text()}`, '←');
  return response;
}

/**
 * Puts dates and log-ins, which are many short elements, on a line each.
 *
 * @param {string} xml
 * @returns {string}
 */
function onOneLine(xml) {
  return xml.replace(/<(Date|Login)>[\s\S]*?<\/\1>/g, (element) => element.replace(/\n\s*/g, ''));
}
