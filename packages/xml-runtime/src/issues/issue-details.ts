/** What an issue says, apart from where: one sentence a rule, of a document and of a value. */
export interface IssueDetails {
  readonly rule: string;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
}
