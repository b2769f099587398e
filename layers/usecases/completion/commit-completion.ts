import { addDuration } from '../../domain/duration.ts';
import { transition } from '../../domain/envelope/transition.ts';
import type { Space } from '../../domain/space.ts';
import type { Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { PlainOf } from '../../privacy/inventory/define-record.ts';
import type { sealAttemptRecord } from '../../privacy/inventory/records/housekeeping.ts';
import { completedPeriod } from '../privacy/retention/organisation-retention.ts';
import { sealedAttempt } from './seal-envelope.ts';

type Attempt = PlainOf<typeof sealAttemptRecord>;
/** By then a revocation list newer than the signature time-stamp has been published: one is issued every day. */
export const longTermAfter = 'PT26H';

const service = { kind: 'service', id: null } as const;

function pointer(attempt: Attempt, documentId: string, variant: 'sealed' | 'evidence') {
  const made = attempt.documents.find((one) => one.documentId === documentId && one.variant === variant);
  if (made === undefined) return null;
  const { key, versionId, size, sha256 } = made;
  return { key, versionId, size, sha256 };
}

/**
 * Points the envelope at what was sealed: once. Then it is completed, its parties are told, and it is kept for
 * as long as the organisation had set.
 */
export async function commitCompletion(
  ports: Pick<Ports, 'envelopes' | 'organisations'>,
  space: Space,
  envelopeId: string,
  now: Date,
): Promise<void> {
  const organisation = await ports.organisations.load(space);
  await ports.envelopes.change(space, envelopeId, 'sealing', (envelope): Change | null => {
    const { root, documents } = envelope;
    if (transition(root.status, 'sealed') !== 'completed') return null;
    const attempt = sealedAttempt(envelope);
    if (attempt === undefined) throw new Error('nothing has been sealed');
    return {
      root: {
        status: 'completed',
        completedAt: now.toISOString(),
        sealLevel: attempt.level,
        sealError: null,
        extendAt: addDuration(now, longTermAfter).toISOString(),
        ...(organisation !== null && { keepFor: completedPeriod(organisation, now) }),
      },
      documents: documents.map(({ id }) => ({
        id,
        sealed: pointer(attempt, id, 'sealed'),
        evidence: pointer(attempt, id, 'evidence'),
      })),
      events: [
        {
          type: 'sealing.sealed',
          actor: service,
          payload: {
            level: attempt.level,
            documents: attempt.documents.map(({ documentId, variant, sha256 }) => ({
              documentId,
              variant,
              sha256,
            })),
          },
        },
        ...(attempt.level === 'T'
          ? [{ type: 'sealing.timestamped' as const, actor: service, payload: {} }]
          : []),
        { type: 'envelope.completed', actor: service, payload: {} },
      ],
    };
  });
}

/** Every try has failed: the state says so, the sender is told, and nobody has to sign again. */
export async function recordSealFailure(
  ports: Pick<Ports, 'envelopes'>,
  space: Space,
  envelopeId: string,
  code: string,
): Promise<void> {
  await ports.envelopes.change(space, envelopeId, 'sealing', (envelope): Change | null => {
    if (transition(envelope.root.status, 'sealFailed') === null || sealedAttempt(envelope) !== undefined)
      return null;
    return {
      root: { status: 'sealFailed', sealError: code },
      events: [{ type: 'envelope.sealFailed', actor: service, payload: { code } }],
    };
  });
}
