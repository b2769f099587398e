import { invalidState, notFound } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Transmission } from '../../../ports/transmissions.ts';
import { assertOpen } from './assert-open.ts';
import { newTransmission, transmissionIdOf } from './new-transmission.ts';

type Needs = Pick<Ports, 'cases' | 'recipients' | 'transmissions' | 'transmissionQueue'>;

/**
 * Sends what a person supplied straight to another controller (GDPR art. 20(2)): one message for each envelope they
 * stand in. Asked twice it is sent once.
 * @throws Failure 404, 409 `invalid_state` when no such request was granted, `recipient_closed`
 */
export async function startPortability(
  ports: Needs,
  space: Space,
  asked: { readonly recipient: string; readonly caseId: string },
  now: Date,
): Promise<readonly Transmission[]> {
  const { recipient, caseId } = asked;
  const [to, found] = await Promise.all([
    ports.recipients.load(space, recipient),
    ports.cases.load(space, caseId),
  ]);
  if (to === null || found === null || found.kind !== 'routed') throw notFound();
  const granted = found.status === 'fulfilled' || found.status === 'partiallyRefused';
  if (found.type !== 'portability' || !granted)
    throw invalidState('There is no granted request for portability under this id.');
  assertOpen(to, now);
  const sent: Transmission[] = [];
  for (const { envelopeId, recipientId } of found.subjects) {
    const id = transmissionIdOf(['portability', space, caseId, envelopeId, recipientId, recipient]);
    const named = { recipient, cause: 'portability', envelopeId, subject: recipientId, caseId } as const;
    sent.push(await ports.transmissions.create(space, newTransmission(id, { ...named, fields: [] }, now)));
    await ports.transmissionQueue.announce(space, id);
  }
  return sent;
}
