/** What is called of the OpenAir API. */
export const openAirOperations = ['whoami', 'add', 'read'] as const;

/** One of them. */
export type OpenAirOperation = (typeof openAirOperations)[number];

/** The log-in and the program that all contenders send. */
export const account = {
  company: 'acme',
  user: 'jadmin',
  password: 'pass-word-1',
  key: 'key-word-1',
  client: 'bench',
  clientVersion: '1.0',
} as const;

/** The project that is added. */
export const project = {
  name: 'A new project',
  customerid: '7',
  userid: '1',
  active: '1',
  notes: 'none yet',
} as const;

/** The operation that an address names. */
export function operationAt(url: string): OpenAirOperation {
  return url.slice(url.lastIndexOf('/') + 1) as OpenAirOperation;
}

/** Records with a dozen fields, two of them dates. */
const user = record('7', 'nickname name code hint externalid line_managerid departmentid cost_centerid');
const added = record('7', 'name code notes externalid customerid userid cost_centerid billing_code');
const slip = record('7', 'description notes city customerid projectid userid invoiceid cost_centerid');

/** What the service returns; the `id` is what contenders have to understand. */
export const openAirResponses: Readonly<Record<OpenAirOperation, string>> = {
  whoami: response(`<Whoami status="0"><User>${user}</User></Whoami>`),
  add: response(`<Add status="0"><Project>${added}</Project></Add>`),
  read: response(`<Read status="0"><Slip>${slip}</Slip></Read>`),
};

function record(id: string, names: string): string {
  const date =
    '<Date><hour>8</hour><minute>35</minute><timezone>+0000</timezone><second>43</second><month>3</month><day>14</day><year>2026</year></Date>';
  const fields = names.split(' ').map((name, index) => `<${name}>${index}</${name}>`);
  return `<id>${id}</id>${fields.join('')}<created>${date}</created><updated>${date}</updated>`;
}

function response(command: string): string {
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?><response><Auth status="0"></Auth>${command}</response>`;
}
