import { newId } from '../../domain/ids.ts';
import { assertPrintable } from '../../domain/printable.ts';
import type { Aggregate } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { type EditCall, editDraft, partOf, tooMany } from './edit-draft.ts';
import { type Caller, type FieldInput, limits, type RecipientInput } from './envelope-input.ts';
import { mostNumbers, splitNumber, tooManyNumbers } from './identity-number.ts';
import { freeNumber, idMaker, newRecipient } from './new-parts.ts';
import { placeFields } from './place-fields.ts';

type Needs = Pick<Ports, 'envelopes'>;

/** Adds one recipient to a draft. */
export async function addRecipient(
  ports: Needs,
  caller: Caller,
  id: string,
  input: RecipientInput,
  call: EditCall & { readonly seed: Uint8Array | null },
): Promise<{ aggregate: Aggregate<'performSigning'>; recipientId: string }> {
  assertPrintable([{ pointer: '/name', text: input.name }]);
  const recipientId = call.seed === null ? newId('rcp') : idMaker(call.seed)('rcp', 0);
  const aggregate = await editDraft(ports, caller, id, call, (draft) => {
    if (draft.recipients.some((recipient) => recipient.id === recipientId)) return null;
    if (draft.recipients.length >= limits.recipients) throw tooMany('recipients', limits.recipients);
    const number = freeNumber(draft.recipients);
    const split = input.nationalId ? splitNumber(input.nationalId, { id: recipientId, number }, '') : null;
    if (split !== null && draft.numbers.length >= mostNumbers) throw tooManyNumbers('/nationalId');
    const added = newRecipient(recipientId, number, input, draft.root.locale, split?.shown);
    return {
      ...(split !== null && { numbers: [split.stored] }),
      addRecipients: [added],
      what: { addedRecipient: recipientId },
    };
  });
  return { aggregate, recipientId };
}

/** Takes a recipient and the fields that were theirs out of a draft. */
export function removeRecipient(
  ports: Needs,
  caller: Caller,
  id: string,
  recipientId: string,
  call: EditCall,
): Promise<Aggregate<'performSigning'>> {
  return editDraft(ports, caller, id, call, (draft) => {
    partOf(draft.recipients, recipientId);
    const concerned = draft.fields.filter(({ fields }) =>
      fields.some((field) => field.recipientId === recipientId),
    );
    return {
      removeRecipients: [recipientId],
      fields: concerned.map(({ documentId, number, fields }) => ({
        documentId,
        number,
        fields: fields.filter((field) => field.recipientId !== recipientId),
      })),
      what: { removedRecipient: recipientId },
    };
  });
}

/** Replaces all fields of a draft. */
export function replaceFields(
  ports: Needs,
  caller: Caller,
  id: string,
  inputs: readonly FieldInput[],
  call: EditCall,
): Promise<Aggregate<'performSigning'>> {
  return editDraft(ports, caller, id, call, (draft) => ({
    fields: placeFields(inputs, draft.documents, draft.recipients, () => newId('fld')),
    what: { fields: inputs.length },
  }));
}
