import { addDuration } from '../../domain/duration.ts';
import { notFound } from '../../domain/failure.ts';
import type { Ports } from '../../ports/ports.ts';
import { getPartyEvidence } from '../evidence/get-evidence.ts';
import { openAfterCompletion } from './get-signing.ts';
import { authenticationRequired, isAuthenticated, openLink, type Signer } from './signer.ts';

/** A party's own evidence with its salts, as long as the sealed file is open to the link. */
export async function getSigningEvidence(
  ports: Pick<Ports, 'envelopes' | 'sessions' | 'log'>,
  signer: Signer,
  now: Date,
) {
  const { envelope, recipient } = await openLink(ports, signer);
  const { completedAt } = envelope.root;
  if (completedAt === null) throw notFound();
  const open = addDuration(new Date(completedAt), openAfterCompletion) > now;
  const proven = signer.session !== null && (await ports.sessions.isValid(signer, signer.session, now));
  if (!proven && !(open && (await isAuthenticated(ports, recipient, signer, now))))
    throw authenticationRequired();
  return getPartyEvidence(ports, signer.space, signer.envelopeId, recipient.id);
}
