import type { Space } from '../domain/space.ts';

/** One call: of a key, of a signer, or of anybody, who is known by network. */
export interface Access {
  readonly at: string;
  readonly method: string;
  /** The pattern of the address; what stood in its place is not kept. */
  readonly route: string;
  readonly status: number;
  readonly actor: { readonly kind: 'apiKey' | 'signer' | 'address'; readonly pseudonym: string };
}

/** Who called what in a space; no id, query, body or network address. Kept for 90 days and unreadable afterwards. */
export interface AccessLog {
  /** @param call.actorId becomes a pseudonym that is another one every day */
  record(
    space: Space,
    call: Omit<Access, 'actor'> & { readonly kind: Access['actor']['kind']; readonly actorId: string },
  ): Promise<void>;
  /** Newest first; whatever is older than 90 days at `now` is not there, whether the store has deleted it or not. */
  list(
    space: Space,
    page: { readonly cursor: string | null; readonly limit: number; readonly now: Date },
  ): Promise<{ readonly items: readonly Access[]; readonly next: string | null }>;
}
