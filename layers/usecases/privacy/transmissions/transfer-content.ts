import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import { sealedDocuments } from './sealed-documents.ts';

type Needs = Pick<Ports, 'envelopes' | 'documents'>;

/**
 * What goes to a recipient about an envelope: ids and states always, the kinds of data that were registered, nothing
 * else.
 * @returns null when the envelope is gone, `restricted` when its data may only be stored
 */
export async function transferContent(
  ports: Needs,
  space: Space,
  envelopeId: string,
  categories: readonly string[],
) {
  const envelope = await ports.envelopes.load(space, envelopeId, 'performSigning');
  if (envelope === null || 'purged' in envelope) return null;
  if (envelope.root.restrictions > 0) return 'restricted' as const;
  const may = (category: string): boolean => categories.includes(category);
  const { root, recipients } = envelope;
  return {
    envelope: {
      id: envelopeId,
      status: root.status,
      completedAt: root.completedAt,
      ...(may('user.content') && { title: root.personal.title }),
      recipients: recipients.map(({ id, role, status, actedAt, personal }) => ({
        id,
        role,
        status,
        actedAt,
        ...(may('user.name') && { name: personal.name }),
        ...(may('user.contact.email') && { email: personal.email }),
        ...(may('user.contact.phone') && { phone: personal.phone }),
      })),
      ...(may('user.content') && { documents: await sealedDocuments(ports, envelope.documents) }),
    },
  };
}
