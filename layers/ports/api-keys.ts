import type { Mode, Space } from '../domain/space.ts';

export type Scope =
  | 'envelopes:read'
  | 'envelopes:write'
  | 'privacy:read'
  | 'privacy:write'
  | 'privacy:reveal'
  | 'admin';

/** Who calls with an API key. */
export interface ApiKeyPrincipal {
  readonly keyId: string;
  readonly organisationId: string;
  readonly mode: Mode;
  readonly space: Space;
  readonly scopes: readonly Scope[];
  /** The person or system the key was issued to. */
  readonly owner: string;
}

/** Finds the key behind a secret. */
export interface ApiKeyDirectory {
  /**
   * @param secret the whole secret, `sk_test_…` or `sk_live_…`
   * @returns null for a secret that is unknown, revoked or expired; which of these it is stays inside
   */
  resolve(secret: string): Promise<ApiKeyPrincipal | null>;
}
