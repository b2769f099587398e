import { assertPrintable } from '../../domain/printable.ts';
import type { Aggregate } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { type EditCall, editDraft } from './edit-draft.ts';
import { type Caller, type DescribedInput, defaultExpiry } from './envelope-input.ts';

/** Changes what a draft says of itself; members that are absent stay, null removes. */
export function updateEnvelope(
  ports: Pick<Ports, 'envelopes'>,
  caller: Caller,
  id: string,
  input: DescribedInput,
  call: EditCall,
): Promise<Aggregate<'performSigning'>> {
  const { title, message, externalId, metadata, sender, locale, expiresIn, reminders } = input;
  assertPrintable([
    { pointer: '/title', text: title },
    { pointer: '/sender/name', text: sender?.name },
  ]);
  return editDraft(ports, caller, id, call, () => ({
    root: {
      ...(locale !== undefined && { locale }),
      ...(expiresIn !== undefined && { expiresIn: expiresIn ?? defaultExpiry }),
      ...(reminders !== undefined && { reminders }),
      personal: {
        ...(title !== undefined && { title }),
        ...(message !== undefined && { message }),
        ...(externalId !== undefined && { externalId }),
        ...(metadata !== undefined && { metadata: { ...metadata } }),
        ...(sender !== undefined && { senderName: sender.name, senderEmail: sender.email }),
      },
    },
    what: { changed: Object.keys(input).sort() },
  }));
}
