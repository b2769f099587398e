import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import { personInEnvelope } from '../extract/person-in-envelope.ts';
import type { SubjectRef } from '../subjects/subject-id.ts';
import { sealedDocuments } from './sealed-documents.ts';

type Needs = Pick<Ports, 'envelopes' | 'documents' | 'disclosures' | 'recipients' | 'transmissions'>;

/**
 * What a person supplied, for another controller (GDPR art. 20(2)), and the documents they signed.
 * @returns null when the person or the envelope is gone
 */
export async function portableContent(ports: Needs, space: Space, subject: SubjectRef) {
  const found = await personInEnvelope(ports, space, subject);
  const envelope = await ports.envelopes.load(space, subject.envelopeId, 'rights');
  if (found === null || envelope === null || 'purged' in envelope) return null;
  const portable = found.data.filter((datum) => datum.portable);
  return {
    content: {
      portable: {
        version: 1,
        subject: found.subject,
        data: portable.map(({ record, field, category, value }) => ({ record, field, category, value })),
        documents: await sealedDocuments(ports, envelope.documents),
      },
    },
    categories: [...new Set([...portable.map(({ category }) => category), 'user.content'])].sort(),
  };
}
