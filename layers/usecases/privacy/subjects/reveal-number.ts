import { Failure, invalidState } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { RevealedNumber } from '../../../ports/identity-vault.ts';
import type { Ports } from '../../../ports/ports.ts';
import { parseNationalNumber } from '../../../privacy/identifiers/national-number.ts';
import type { Purpose } from '../../../privacy/inventory/purposes.ts';
import type { Actor } from '../../../privacy/inventory/records/event.ts';
import { mayReveal, type RevealPurpose } from '../../../privacy/inventory/records/identity-number.ts';
import { loadSubject } from './load-subject.ts';
import { type SubjectRef, subjectId } from './subject-id.ts';

type Needs = Pick<Ports, 'envelopes' | 'vault'>;

/** A purpose that the declaration of a datum does not name. */
export const purposeDenied = (purpose: Purpose): Failure =>
  new Failure(403, 'purpose_denied', `These data do not serve the purpose ${purpose}.`);

/** The evidence that a number leaves the vault, written before it does; under a restriction the gate refuses. */
async function writeEvidence(
  ports: Needs,
  space: Space,
  { envelopeId, recipientId }: SubjectRef,
  why: { readonly purpose: RevealPurpose; readonly reason: string; readonly actor: Actor },
): Promise<void> {
  const { purpose, reason, actor } = why;
  await ports.envelopes.change(space, envelopeId, purpose, () => ({
    events: [{ type: 'privacy.revealed', actor, subject: recipientId, payload: { purpose, reason } }],
  }));
}

const shown = ({ country, value }: RevealedNumber) => {
  const { kind, display } = parseNationalNumber(country, value);
  return { country, kind, value, display };
};

/**
 * Shows one person's national identity number, for a purpose that its declaration names and with a reason; both are
 * in the evidence before the number is in the answer.
 * @throws Failure 403 `purpose_denied`, 404, 409 `restricted` or `invalid_state` when there is no number (any more)
 */
export async function revealNumber(
  ports: Needs,
  space: Space,
  subject: SubjectRef,
  why: { readonly purpose: Purpose; readonly reason: string; readonly actor: Actor },
) {
  const { purpose, reason, actor } = why;
  if (!mayReveal(purpose)) throw purposeDenied(purpose);
  const { recipient } = await loadSubject(ports, space, subject);
  const number = await ports.vault.open(space, subject.envelopeId, recipient);
  if (number === null) throw invalidState('The vault holds no identity number of this person.');
  await writeEvidence(ports, space, subject, { purpose, reason, actor });
  return { subject: subjectId(subject), purpose, nationalId: shown(number) };
}
