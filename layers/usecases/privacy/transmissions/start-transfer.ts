import { invalidState, notFound, restricted } from '../../../domain/failure.ts';
import { newId } from '../../../domain/ids.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Transmission } from '../../../ports/transmissions.ts';
import { assertOpen } from './assert-open.ts';
import { newTransmission, transmissionIdOf } from './new-transmission.ts';

type Needs = Pick<Ports, 'recipients' | 'envelopes' | 'transmissions' | 'transmissionQueue'>;

/**
 * Sends what was registered about an envelope to a recipient, because the organisation asked for it.
 * @throws Failure 404, 409 `recipient_closed`, `restricted`
 */
export async function startTransfer(
  ports: Needs,
  space: Space,
  asked: { readonly recipient: string; readonly envelopeId: string },
  call: { readonly now: Date; readonly seed: Uint8Array | null },
): Promise<Transmission> {
  const recipient = await ports.recipients.load(space, asked.recipient);
  const envelope = await ports.envelopes.load(space, asked.envelopeId, 'rights');
  if (recipient === null || envelope === null || 'purged' in envelope) throw notFound();
  assertOpen(recipient, call.now);
  if (envelope.root.restrictions > 0) throw restricted();
  const { seed } = call;
  const id =
    seed === null
      ? newId('trm', call.now)
      : transmissionIdOf(['transfer', space, Buffer.from(seed).toString('base64url')]);
  const named = { ...asked, cause: 'transfer', subject: null, caseId: null, fields: [] } as const;
  const kept = await ports.transmissions.create(
    space,
    newTransmission(id, { ...named, fields: [] }, call.now),
  );
  await ports.transmissionQueue.announce(space, id);
  return kept;
}

/** Tries once more what is still open, at once. @throws Failure 404, 409 `invalid_state` */
export async function retryTransmission(
  ports: Pick<Ports, 'transmissions' | 'transmissionQueue'>,
  space: Space,
  id: string,
  now: Date,
): Promise<Transmission> {
  const again = await ports.transmissions.change(space, id, ({ state }) => {
    if (state === 'delivered' || state === 'refused') throw invalidState(`It is ${state}.`);
    return { state: 'open', nextAt: now.toISOString() };
  });
  await ports.transmissionQueue.announce(space, id);
  return again;
}
