import type { Leaf } from '../../domain/evidence/leaf.ts';
import type { Presented } from './presented.ts';
import type { Envelope, Recipient } from './signer.ts';

/** What the act is answered with, now and when it is repeated. */
export interface SigningAnswer {
  readonly status: 'signed' | 'approved' | 'viewed';
  /** The signer's or approver's own JWS; a viewer has done nothing that would need one. */
  readonly receipt: string | null;
}

/** What somebody did, as the leaf commits to it. */
export interface Done {
  readonly act: 'signed' | 'approved';
  readonly presented: Presented;
  /** SHA-256, hex, of the JCS form of signature and values; null for who only approved. */
  readonly writtenSha256: string | null;
  readonly leaf: Leaf;
}

/**
 * What a signer's receipt says: who (by id), what was presented (by hash), what was written (by hash), when, how
 * identified, and the leaf that the log commits to. No name, no address, no title: it may be shown to anybody.
 */
export const signingReceipt = (
  issuer: string,
  envelope: Envelope,
  recipient: Recipient,
  { act, presented, writtenSha256, leaf }: Done,
) => ({
  type: 'signingReceipt',
  issuer,
  envelopeId: envelope.id,
  recipientId: recipient.id,
  act,
  at: leaf.at,
  method: recipient.authentication,
  presented,
  writtenSha256,
  stream: envelope.root.stream,
  leaf,
});
