import { Failure, invalidState } from '../../domain/failure.ts';
import type { Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { openLink, type Recipient, recipientOf, type Signer } from './signer.ts';

type Needs = Pick<Ports, 'envelopes' | 'codes' | 'sessions'>;
export type Channel = 'email' | 'sms';

const locked = (retryAfter: number) =>
  new Failure(429, 'code_locked', 'Too many codes or tries; wait before the next.', { retryAfter });

function assertChannel(recipient: Recipient, channel: Channel): void {
  const asked =
    recipient.authentication === 'emailCode'
      ? 'email'
      : recipient.authentication === 'smsCode'
        ? 'sms'
        : null;
  const known = channel === 'email' ? recipient.personal.email !== null : recipient.personal.phone !== null;
  if ((asked !== null && asked !== channel) || !known) {
    throw new Failure(422, 'validation_failed', 'No code can be sent that way.', {
      errors: [
        {
          pointer: '/channel',
          code: 'not_allowed',
          detail: 'The sender asked for another way, or no address is known.',
        },
      ],
    });
  }
}

/** Has a code sent to the address the sender gave. The code itself is in no event, queue or log. */
export async function requestCode(ports: Needs, signer: Signer, channel: Channel, now: Date) {
  const { envelope, recipient } = await openLink(ports, signer);
  if (['declined', 'voided', 'expired'].includes(envelope.root.status))
    throw invalidState('The envelope has ended.');
  assertChannel(recipient, channel);
  const issued = await ports.codes.issue(signer, now);
  if (issued.result === 'locked') throw locked(issued.retryAfter);
  await ports.envelopes.change(signer.space, signer.envelopeId, 'performSigning', (current): Change => {
    const { id } = recipientOf(current, signer);
    return {
      events: [
        { type: 'recipient.codeSent', actor: { kind: 'recipient', id }, subject: id, payload: { channel } },
      ],
    };
  });
  return { channel, expiresAt: issued.expiresAt };
}

/** Trades a right code for a session. Wrong, expired, used and superseded codes look the same. */
export async function verifyCode(ports: Needs, signer: Signer, code: string, now: Date) {
  const { recipient } = await openLink(ports, signer);
  const checked = await ports.codes.check(signer, code, now);
  const actor = { kind: 'recipient', id: recipient.id } as const;
  if (checked.result === 'locked') throw locked(checked.retryAfter);
  if (checked.result === 'wrong') {
    await ports.envelopes.change(signer.space, signer.envelopeId, 'performSigning', () => ({
      events: [{ type: 'recipient.codeFailed', actor, subject: recipient.id, payload: {} }],
    }));
    throw new Failure(422, 'code_wrong', 'The code is wrong or no longer valid.');
  }
  const opened = await ports.sessions.open(signer, now);
  await ports.envelopes.change(signer.space, signer.envelopeId, 'performSigning', (envelope): Change => {
    const current = recipientOf(envelope, signer);
    const moves = ['waiting', 'notified', 'opened'].includes(current.status);
    return {
      recipients: [
        {
          id: current.id,
          authenticatedAt: now.toISOString(),
          ...(moves && { status: 'authenticated' as const }),
        },
      ],
      events: [
        {
          type: 'recipient.authenticated',
          actor,
          subject: current.id,
          payload: { method: current.authentication },
        },
      ],
    };
  });
  return opened;
}
