/** What is wrong, apart from where. What breaks one rule is said in one way, of a document and of a value. */
export interface Violation {
  readonly rule: string;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
}
