import type { Aggregate } from '../../ports/envelope-store.ts';
import type { WrittenField } from '../../ports/sealer.ts';

type Envelope = Aggregate<'sealing'>;
type Field = Envelope['fields'][number]['fields'][number];
type Values = Envelope['values'][number];

function writtenValue(field: Field, { personal }: Values): WrittenField['value'] | null {
  if (field.type === 'signature') {
    const { signature } = personal;
    if (signature === null) return null;
    return signature.kind === 'typed'
      ? { kind: 'typed', text: signature.text }
      : { kind: 'drawn', strokes: signature.strokes };
  }
  const value = personal.values[field.id];
  if (value === undefined || value === '') return null;
  return typeof value === 'boolean' ? { kind: 'checkbox', checked: value } : { kind: 'text', text: value };
}

/** What is drawn into one document: every field with the value that its own signer gave. */
export function writtenFields(envelope: Envelope, documentId: string): WrittenField[] {
  const placed = envelope.fields
    .filter((part) => part.documentId === documentId)
    .flatMap(({ fields }) => fields);
  return placed.flatMap((field) => {
    const values = envelope.values.find(({ recipientId }) => recipientId === field.recipientId);
    const value = values === undefined ? null : writtenValue(field, values);
    const { type, page, x, y, width, height } = field;
    return value === null ? [] : [{ type, page, x, y, width, height, value }];
  });
}
