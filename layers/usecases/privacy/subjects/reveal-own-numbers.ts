import { Failure } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { revealNumber } from './reveal-number.ts';

type Needs = Pick<Ports, 'envelopes' | 'vault'>;

/** Nothing to show is no error here: the person has been told what there is. */
const absent = (error: unknown): null => {
  if (error instanceof Failure && (error.status === 404 || error.code === 'invalid_state')) return null;
  throw error;
};

/** A proven person's own numbers, which the extract shows masked (GDPR art. 15(3)); each look is in the evidence. */
export async function revealOwnNumbers(ports: Needs, space: Space, part: PrivacyCase) {
  const found = await Promise.all(
    part.subjects.map((subject) =>
      revealNumber(ports, space, subject, {
        purpose: 'rights',
        reason: `request ${part.id}`,
        actor: { kind: 'recipient', id: subject.recipientId },
      }).catch(absent),
    ),
  );
  return found.flatMap((one) => (one === null ? [] : [{ subject: one.subject, nationalId: one.nationalId }]));
}
