/** Path of the document of the connections API. */
export const connectionsDocument: string;

/** A running Prism. */
export interface PrismServer {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** Starts Prism on a free port of 127.0.0.1. `onLine` sees what it prints. */
export function startPrism(options?: {
  readonly document?: string;
  readonly onLine?: (line: string) => void;
}): Promise<PrismServer>;
