import { createHash } from 'node:crypto';
import { route } from '../../domain/envelope/routing.ts';
import { transition } from '../../domain/envelope/transition.ts';
import type { RecipientRole } from '../../domain/envelope/vocabulary.ts';
import { jcs, type Leaf } from '../../domain/evidence/leaf.ts';
import { Failure } from '../../domain/failure.ts';
import { assertPrintable } from '../../domain/printable.ts';
import type { Change, EventDraft } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { checkedValues } from './field-values.ts';
import { ownFields } from './get-signing.ts';
import { assertShown, type Presented } from './presented.ts';
import {
  assertOpen,
  authenticationRequired,
  type Envelope,
  isAuthenticated,
  type Recipient,
  recipientOf,
  type Signer,
} from './signer.ts';
import {
  answerWith,
  repeatedAnswer,
  type SigningAnswer,
  type SigningReceipt,
  signingReceipt,
} from './signing-receipt.ts';

type Needs = Pick<Ports, 'envelopes' | 'sessions' | 'signingReceiptSigner'>;
type Signature =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'drawn'; readonly strokes: [number, number][][] };

/** Who acts, and for which deployment the receipt speaks. */
interface Actor {
  readonly signer: Signer;
  readonly issuer: string;
}

interface Act {
  readonly role: RecipientRole;
  readonly status: SigningAnswer['status'];
  readonly event: EventDraft['type'];
  readonly presented: Presented;
  readonly more?: (
    envelope: Envelope,
    recipient: Recipient,
  ) => { values: Change['values']; payload: { consent: true; writtenSha256: string } };
}

/** Where the envelope goes once this recipient has acted: the next are asked, or sealing begins. */
function onward(envelope: Envelope, recipient: Recipient, status: SigningAnswer['status']) {
  const after = envelope.recipients.map((one) => (one.id === recipient.id ? { ...one, status } : one));
  const { order, ask, done } = route(after, envelope.root.order);
  const finished = done && status !== 'viewed';
  const next = transition(envelope.root.status, finished ? 'finish' : 'act');
  return {
    order,
    ask,
    finished,
    next: status === 'viewed' || next === null || next === 'gone' ? envelope.root.status : next,
  };
}

/**
 * One person's act, for good: what was presented is bound into the leaf; repeated it gives the first answer
 * again, also after the end.
 */
async function act(ports: Needs, { signer, issuer }: Actor, now: Date, how: Act): Promise<SigningAnswer> {
  let repeated: string | null = null;
  const after = await ports.envelopes.change(
    signer.space,
    signer.envelopeId,
    'performSigning',
    async (envelope): Promise<Change | null> => {
      const recipient = recipientOf(envelope, signer);
      repeated = recipient.personal.answer;
      if (repeated !== null) return null;
      assertOpen(envelope, recipient, now);
      if (!(await isAuthenticated(ports, recipient, signer, now))) throw authenticationRequired();
      if (recipient.role !== how.role) {
        throw new Failure(
          409,
          'invalid_state',
          `This recipient is a ${recipient.role} and does not do that.`,
        );
      }
      assertShown(envelope, recipient, how.presented);
      const more = how.more?.(envelope, recipient);
      const { order, ask, finished, next } = onward(envelope, recipient, how.status);
      const actor = { kind: 'recipient', id: recipient.id } as const;
      const receiptOver = (leaf: Leaf | undefined): SigningReceipt | null => {
        if (how.status === 'viewed' || leaf === undefined) return null;
        const writtenSha256 = more?.payload.writtenSha256 ?? null;
        const done = { act: how.status, presented: how.presented, writtenSha256, leaf };
        return signingReceipt(issuer, envelope, recipient, done);
      };
      return {
        root: { status: next, order },
        completedWith: async ([leaf]) => ({
          recipients: [
            {
              id: recipient.id,
              status: how.status,
              actedAt: now.toISOString(),
              openedAt: recipient.openedAt ?? now.toISOString(),
              personal: {
                answer: JSON.stringify(await answerWith(ports, how.status, receiptOver(leaf))),
                presented: JSON.stringify(how.presented),
              },
            },
            ...ask.map((id) => ({ id, status: 'waiting' as const })),
          ],
        }),
        ...(more?.values !== undefined && { values: more.values }),
        events: [
          {
            type: how.event,
            actor,
            subject: recipient.id,
            payload: { method: recipient.authentication, presented: how.presented, ...more?.payload },
          },
          ...(finished
            ? [
                {
                  type: 'envelope.completing' as const,
                  actor: { kind: 'service' as const, id: null },
                  payload: {},
                },
              ]
            : []),
        ],
      };
    },
  );
  if (repeated !== null) return repeatedAnswer(ports, signer, repeated);
  const { status, receipt } = JSON.parse(
    recipientOf(after, signer).personal.answer ?? 'null',
  ) as SigningAnswer;
  return { status, receipt };
}

/** Signs. Values and signature lie under the signer's own key; the leaf commits to their digest. */
export function sign(
  ports: Needs,
  actor: Actor,
  input: {
    readonly presented: Presented;
    readonly signature: Signature;
    readonly fields: Readonly<Record<string, string | boolean>>;
  },
  now: Date,
): Promise<SigningAnswer> {
  return act(ports, actor, now, {
    role: 'signer',
    status: 'signed',
    event: 'recipient.signed',
    presented: input.presented,
    more: (envelope, recipient) => {
      assertPrintable([
        { pointer: '/signature/text', text: input.signature.kind === 'typed' ? input.signature.text : null },
        ...Object.entries(input.fields).map(([id, value]) => ({
          pointer: `/fields/${id}`,
          text: typeof value === 'string' ? value : null,
        })),
      ]);
      const values = checkedValues(
        ownFields(envelope, recipient),
        input.fields,
        now.toISOString().slice(0, 10),
      );
      const written = { signature: input.signature, values };
      return {
        values: [
          { recipientId: recipient.id, number: recipient.number, at: now.toISOString(), personal: written },
        ],
        payload: {
          consent: true as const,
          writtenSha256: createHash('sha256').update(jcs(written)).digest('hex'),
        },
      };
    },
  });
}

/** Approves: required to complete, leaves no mark in the document. */
export const approve = (
  ports: Needs,
  actor: Actor,
  presented: Presented,
  now: Date,
): Promise<SigningAnswer> =>
  act(ports, actor, now, { role: 'approver', status: 'approved', event: 'recipient.approved', presented });

/** Confirms having viewed: never waited for. */
export const view = (ports: Needs, actor: Actor, presented: Presented, now: Date): Promise<SigningAnswer> =>
  act(ports, actor, now, { role: 'viewer', status: 'viewed', event: 'recipient.viewed', presented });
