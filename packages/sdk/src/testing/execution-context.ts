import type { Account, Accounts } from './accounts.js';
import type { RecordQuota } from './record-quota.js';
import type { RecordStore } from './record-store.js';

/** What the commands of a request are carried out with. */
export interface ExecutionContext {
  readonly store: RecordStore;
  readonly accounts: Accounts;
  /** Who is logged in. */
  readonly account: Account | undefined;
  readonly now: () => Date;
  /** Whose clocks dates are of, an IANA name; UTC, where it is left out. */
  readonly timeZone: string | undefined;
  /** The address of the server, for the URLs that it makes. */
  readonly url: string;
  /** The records that may still be written. */
  readonly writable: RecordQuota;
  /** The records that may still be read. */
  readonly readable: RecordQuota;
}
