import type { Hooks } from '@proj/transport';
import type { XmlIssue } from '@proj/xml-runtime';

/** A response was read in which something was odd. */
export interface IssuesEvent {
  /** The name of the operation, for example `<Read type=Slip>`. */
  readonly operation: string;
  /** What was odd; never empty. */
  readonly issues: readonly XmlIssue[];
}

/** Functions that watch calls. What they throw does not reach the caller. */
export interface OpenAirHooks extends Hooks {
  /**
   * Called for each response in which something was odd, but could be read; by `read`, which hands records out as they
   * arrive, for each such record.
   */
  readonly onIssues?: ((event: IssuesEvent) => void) | undefined;
}
