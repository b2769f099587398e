import type { Space } from '../domain/space.ts';

/** Who calls with the token of a link. */
export interface SigningPrincipal {
  readonly space: Space;
  readonly envelopeId: string;
  readonly recipientId: string;
  readonly linkVersion: number;
}

/** Finds the recipient behind a link's token. */
export interface SigningLinkDirectory {
  /**
   * @param token base64url of 32 bytes, as it stood in the link's fragment
   * @returns null for a token that is unknown, revoked or erased; which of these it is stays inside
   */
  resolve(token: string): Promise<SigningPrincipal | null>;
}
