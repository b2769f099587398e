import type { Space } from '../domain/space.ts';

/** Derives signing links; only the notifier has the key. The same recipient and version give the same token. */
export interface LinkTokens {
  /** One token per entry, with the SHA-256 (hexadecimal) that the recipient's record holds. */
  derive(
    space: Space,
    of: readonly { readonly recipientId: string; readonly linkVersion: number }[],
  ): Promise<readonly { readonly token: string; readonly hash: string }[]>;
}
