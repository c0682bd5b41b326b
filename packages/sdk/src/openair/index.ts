export { errorName } from '@proj/xml-commands';
export { XmlError, type XmlIssue, XmlSyntaxError, XmlValidationError } from '@proj/xml-runtime';
export * from '../transport.js';
export { Application, type ApplicationOptions } from './application.js';
export { Auth, type PasswordLogin, RemoteAuth, type TokenLogin } from './auth.js';
export {
  type BulkChunk,
  type BulkOptions,
  type BulkRange,
  type BulkResult,
  type BulkState,
  OpenAirBulkError,
} from './bulk.js';
export type {
  BatchData,
  BatchResults,
  CallOptions,
  OpenAirPromise,
  OpenAirResponse,
} from './call-types.js';
export { OpenAirClient } from './client.js';
export type { OpenAirClientOptions, WireExchange } from './client-options.js';
export type {
  AnyCommand,
  Command,
  CommandName,
  CommandParts,
  CommandResponse,
  CommandValue,
  DataOf,
} from './command.js';
export {
  type CreateUserOptions,
  createAccount,
  createUser,
  type NewCompany,
  type NewUser,
} from './commands/account.js';
export {
  type ApprovalOptions,
  type ApprovalRecordName,
  approve,
  reject,
  type SubmitOptions,
  type SubmittedName,
  submit,
  submitBooking,
  unapprove,
} from './commands/approval.js';
export type { AttachmentContent, NewAttachment } from './commands/attachment.js';
export {
  type CustomFieldValue,
  modifyCustomFields,
  type ReadCustomFieldsOptions,
  readCustomFields,
} from './commands/custom-field-values.js';
export {
  type AddOptions,
  add,
  deleteRecord,
  deleteRecord as delete,
  type ModifyOptions,
  modify,
  modifyOnCondition,
  type WriteOptions,
} from './commands/modify-records.js';
export {
  type AddressSelection,
  type DateConditions,
  type DateFieldName,
  type FieldSelection,
  maxPageSize,
  type ReadMethod,
  type ReadOptions,
  type ReadSelection,
  read,
} from './commands/read.js';
export {
  makeUrl,
  type PageOptions,
  type ProgramVersion,
  type ReportArgument,
  type ReportType,
  report,
  time,
  version,
  whoami,
} from './commands/session.js';
export { type SwitchFlag, switchFlags } from './commands/switch.js';
export type {
  CustomFieldInput,
  CustomFieldName,
  CustomFieldOptions,
  CustomFields,
  CustomFieldsOf,
  CustomFieldType,
  CustomFieldTypes,
  NoCustomFields,
} from './custom-fields.js';
export { type DataTypeInput, type DataTypeName, dataType, type StructuralTypes } from './data-type.js';
export { type DateParts, fromDateParts, toDateParts } from './dates.js';
export { type OpenAirEnvironment, openAirUrl } from './endpoint.js';
export { errorLookup, readError } from './error-lookup.js';
export {
  type CommandFailure,
  isOpenAirError,
  OpenAirAuthenticationError,
  OpenAirBatchError,
  OpenAirCommandError,
  OpenAirError,
  OpenAirRequestError,
  OpenAirResponseError,
  type UnassignedResponse,
} from './errors.js';
export { type DateFilterName, Filter, type StateFilterName } from './filter.js';
export type { IssuesEvent, OpenAirHooks } from './hooks.js';
export { OpenAirRequest, type OpenAirRequestOptions } from './openair-request.js';
export { RawCommand, type RawCommandOptions, rawCommand } from './raw-command.js';
export type { PageReadOptions } from './read-pages.js';
export type {
  AddableName,
  DateMode,
  FieldInput,
  FieldName,
  FieldOutput,
  RecordInput,
  RecordKey,
  RecordName,
  RecordOutput,
  WireRecord,
} from './records.js';
export { fieldOf } from './records.js';
export type { UnknownFields } from './unknown-fields.js';
export { XmlFragment, type XmlTextOptions } from './xml-fragment.js';
export { type XmlJson, type XmlToJsonOptions, xmlToJson } from './xml-to-json.js';
