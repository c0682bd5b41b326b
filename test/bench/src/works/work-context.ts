import type { ContenderBuilder } from '../clients/contender-builder.js';
import type { DocumentFolder } from '../data/documents.js';
import type { Effort } from '../effort.js';

/** What works are made of. */
export interface WorkContext {
  readonly effort: Effort;
  /** What contenders read. */
  readonly documents: DocumentFolder;
  readonly builder: ContenderBuilder;
  /** The folder of the test data that is no part of the repository. */
  readonly dataFolder: string;
  /** Told of work that cannot be done here, and why. */
  readonly onSkipped: (reason: string) => void;
}
