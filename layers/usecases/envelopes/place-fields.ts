import { fieldFailures, type ReadyDocument, type ReadyRecipient } from '../../domain/envelope/readiness.ts';
import { Failure, type FailureEntry } from '../../domain/failure.ts';
import type { PlainOf } from '../../privacy/inventory/define-record.ts';
import type { fieldsRecord } from '../../privacy/inventory/records/fields.ts';
import type { FieldInput } from './envelope-input.ts';

type Named = { readonly id: string; readonly ref: string | null };
type Document = ReadyDocument & Named & { readonly number: number };

/**
 * Resolves fields named by `ref` or id and groups them by document.
 * @throws Failure 422 with one entry per field that cannot stand where it is put
 */
export function placeFields(
  inputs: readonly FieldInput[],
  documents: readonly Document[],
  recipients: readonly (ReadyRecipient & Named)[],
  idOf: (index: number) => string,
): PlainOf<typeof fieldsRecord>[] {
  const find = <T extends Named>(list: readonly T[], name: string): T | undefined =>
    list.find(({ id, ref }) => id === name || ref === name);
  const failures: FailureEntry[] = [];
  const placed = new Map<string, { field: PlainOf<typeof fieldsRecord>['fields'][number]; index: number }[]>(
    documents.map(({ id }) => [id, []]),
  );
  for (const [index, input] of inputs.entries()) {
    const document = find(documents, input.document);
    const recipient = find(recipients, input.recipient);
    if (document === undefined) {
      failures.push({
        pointer: `/fields/${index}/document`,
        code: 'unknown_document',
        detail: 'No document of this envelope.',
      });
    }
    if (recipient === undefined) {
      failures.push({
        pointer: `/fields/${index}/recipient`,
        code: 'unknown_recipient',
        detail: 'No recipient of this envelope.',
      });
    }
    if (document === undefined || recipient === undefined) continue;
    const { document: _d, recipient: _r, ...place } = input;
    placed.get(document.id)?.push({ field: { ...place, id: idOf(index), recipientId: recipient.id }, index });
  }
  for (const document of documents) {
    const own = placed.get(document.id) ?? [];
    const fields = own.map(({ field }) => field);
    failures.push(...fieldFailures(document, fields, recipients, (at) => `/fields/${own[at]?.index ?? 0}`));
  }
  if (failures.length > 0) {
    const signed = failures.every(({ code }) => code === 'document_signed');
    throw new Failure(
      422,
      signed ? 'document_signed' : 'validation_failed',
      'Some fields cannot be placed.',
      { errors: failures },
    );
  }
  return documents.map(({ id, number }) => ({
    documentId: id,
    number,
    fields: (placed.get(id) ?? []).map(({ field }) => field),
  }));
}
