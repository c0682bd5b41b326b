/** A secret, or a function that fetches it anew for every request. */
export type Credential = string | (() => string | Promise<string>);

/** The parts of a request that a credential can travel in. */
export interface CredentialTarget {
  readonly header: Record<string, unknown>;
  readonly query: Record<string, unknown>;
}

/** Puts a credential into a request. */
export type SecurityScheme = (target: CredentialTarget, credential: string) => void;
