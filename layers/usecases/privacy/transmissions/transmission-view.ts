import type { Transmission } from '../../../ports/transmissions.ts';

/** How something on its way stands. */
export const transmissionView = (sent: Transmission) => ({
  id: sent.id,
  recipient: sent.recipient,
  cause: sent.cause,
  envelopeId: sent.envelopeId,
  subject: sent.subject === null ? null : `${sent.envelopeId}.${sent.subject}`,
  state: sent.state,
  attempts: sent.attempts,
  createdAt: sent.createdAt,
  lastAt: sent.lastAt,
  lastStatus: sent.lastStatus,
  lastFault: sent.lastFault,
  nextAt: sent.nextAt,
  deliveredAt: sent.deliveredAt,
  receipt: sent.receipt,
});
