import type { NewCompany, NewUser } from '../../openair/commands/account.js';
import type { PageOptions, ReportType } from '../../openair/commands/session.js';
import type { CommandAction } from '../command.js';
import { openAirClient } from '../credentials/openair-client.js';
import { UsageError } from '../errors.js';
import { printDone, printResult } from '../print-result.js';
import { readRecord } from '../read-data.js';
import { recordType } from './record-type.js';

/** `proj openair whoami` */
export const printUser: CommandAction = async (invocation) => {
  const openair = await openAirClient(invocation);
  await printResult(await openair.whoami({ signal: invocation.context.signal }), invocation);
};

/** `proj openair time` */
export const printTime: CommandAction = async (invocation) => {
  const openair = await openAirClient(invocation);
  await printResult(await openair.time({ signal: invocation.context.signal }), invocation);
};

/** `proj openair version` */
export const printVersion: CommandAction = async (invocation) => {
  const [name = '', number = ''] = invocation.positionals;
  const openair = await openAirClient(invocation);
  await printResult(
    await openair.version({ name, number }, { signal: invocation.context.signal }),
    invocation,
  );
};

/** `proj openair error`: what a code means. */
export const printErrorMeaning: CommandAction = async (invocation) => {
  const [code = ''] = invocation.positionals;
  const openair = await openAirClient(invocation);
  const found = await openair.error(code, { signal: invocation.context.signal });
  if (found === undefined) throw new UsageError(`the server knows no error code ${code}.`);
  await printResult(found, invocation);
};

/** `proj openair report` */
export const runReport: CommandAction = async (invocation) => {
  const [type = '', relatedid = ''] = invocation.positionals;
  const openair = await openAirClient(invocation);
  const argument = { relatedid, email_report: invocation.options.flag('email') };
  await openair.report(type as ReportType, argument, { signal: invocation.context.signal });
  await printDone(`Ran the report on ${type} ${relatedid}.`, invocation);
};

/** `proj openair make-url` */
export const printUrl: CommandAction = async (invocation) => {
  const { options, context } = invocation;
  const [app, page] = invocation.positionals as [PageOptions['app'], PageOptions['page']];
  const [type, id] = options.text('record')?.split('=') ?? [];
  const arg = type === undefined ? undefined : { type: recordType(type), record: { id } };
  const openair = await openAirClient(invocation);
  const url = await openair.makeUrl(
    { uid: options.required('uid'), app, page, arg },
    { signal: context.signal },
  );
  await printResult(url, invocation);
};

/** `proj openair remote-auth`: the address of a session in the user interface. */
export const printSessionUrl: CommandAction = async (invocation) => {
  const openair = await openAirClient(invocation);
  await printResult(await openair.remoteAuth({ signal: invocation.context.signal }), invocation);
};

/** `proj openair create-user`: prints the user. */
export const createUser: CommandAction = async (invocation) => {
  const user = await readRecord(invocation);
  const company: NewCompany = { nickname: invocation.options.required('in-company') };
  const openair = await openAirClient(invocation);
  const options = { signal: invocation.context.signal };
  await printResult(await openair.createUser(company, user as NewUser, options), invocation);
};
