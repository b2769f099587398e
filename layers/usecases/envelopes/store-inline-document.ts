import { createHash } from 'node:crypto';
import { Failure } from '../../domain/failure.ts';
import type { Inspection } from '../../ports/document-inspector.ts';
import type { Ports } from '../../ports/ports.ts';
import type { NewEntity } from '../../privacy/inventory/define-record.ts';
import type { documentRecord } from '../../privacy/inventory/records/document.ts';
import type { Caller, InlineDocumentInput } from './envelope-input.ts';
import { readyDocument } from './new-parts.ts';

type Needs = Pick<Ports, 'documents' | 'inspector'>;

/**
 * Inspects documents sent inline, all of them before any is stored.
 * @throws Failure 422 `document_refused` per document; nothing is stored then
 */
export async function inspectInline(
  ports: Needs,
  inputs: readonly InlineDocumentInput[],
  screening: 'refuse' | 'allow',
): Promise<{ bytes: Uint8Array; inspection: Inspection }[]> {
  const checked = await Promise.all(
    inputs.map(async ({ content }) => {
      const bytes = Buffer.from(content, 'base64');
      return { bytes, inspection: await ports.inspector.inspectBytes(bytes, { screening }) };
    }),
  );
  const errors = checked.flatMap(({ inspection }, index) =>
    inspection.refusal === null
      ? []
      : [
          {
            pointer: `/documents/${index}/content`,
            code: 'document_refused',
            reason: inspection.refusal,
            detail: 'This document cannot be sealed faithfully.',
          },
        ],
  );
  if (errors.length > 0)
    throw new Failure(422, 'document_refused', 'A document was refused; nothing was stored.', { errors });
  return checked;
}

/** Stores inspected bytes, write-once, and describes them. */
export async function storeInline(
  ports: Needs,
  caller: Caller,
  envelopeId: string,
  named: { id: string; number: number; ref: string | null; name: string },
  checked: { bytes: Uint8Array; inspection: Inspection },
): Promise<NewEntity<typeof documentRecord>> {
  const sha256 = createHash('sha256').update(checked.bytes).digest('hex');
  const key = ports.documents.uploadKey(caller.space, envelopeId, named.id);
  const stored = await ports.documents.put(key, checked.bytes, sha256);
  return readyDocument(named, stored, checked.inspection);
}
