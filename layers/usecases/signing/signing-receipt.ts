import type { Leaf } from '../../domain/evidence/leaf.ts';
import type { Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Presented } from './presented.ts';
import { type Envelope, type Recipient, recipientOf, type Signer } from './signer.ts';

/** What the act is answered with, now and when it is repeated. */
export interface SigningAnswer {
  readonly status: 'signed' | 'approved' | 'viewed';
  /** The signer's or approver's own JWS; null for a viewer, and while the key cannot be used. */
  readonly receipt: string | null;
}

/** The answer as it is kept; `pending` is what the receipt will say, while the key cannot be used. */
interface KeptAnswer extends SigningAnswer {
  readonly pending?: SigningReceipt;
}

type Needs = Pick<Ports, 'envelopes' | 'signingReceiptSigner'>;

/** Nobody is kept from signing by a receipt that cannot be made now: it is made when the call is repeated. */
export async function answerWith(
  ports: Needs,
  status: SigningAnswer['status'],
  says: SigningReceipt | null,
): Promise<KeptAnswer> {
  if (says === null) return { status, receipt: null };
  try {
    return { status, receipt: await ports.signingReceiptSigner.sign(says) };
  } catch {
    return { status, receipt: null, pending: says };
  }
}

/** What an act is answered with when it is repeated: the first answer, with the receipt if it was still missing. */
export async function repeatedAnswer(ports: Needs, signer: Signer, kept: string): Promise<SigningAnswer> {
  const { status, receipt, pending } = JSON.parse(kept) as KeptAnswer;
  if (pending === undefined) return { status, receipt };
  const answer = await answerWith(ports, status, pending);
  if (answer.receipt === null) return { status, receipt: null };
  const after = await ports.envelopes.change(
    signer.space,
    signer.envelopeId,
    'performSigning',
    (envelope): Change | null => {
      const { id, personal } = recipientOf(envelope, signer);
      if (personal.answer !== kept) return null;
      return { quiet: true, events: [], recipients: [{ id, personal: { answer: JSON.stringify(answer) } }] };
    },
  );
  const stored = JSON.parse(recipientOf(after, signer).personal.answer ?? kept) as KeptAnswer;
  return { status: stored.status, receipt: stored.receipt };
}

export type SigningReceipt = ReturnType<typeof signingReceipt>;

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
