import type { EnvelopeStatus } from '../../../domain/envelope/vocabulary.ts';
import type { Space } from '../../../domain/space.ts';
import type { Aggregate } from '../../../ports/envelope-store.ts';
import type { Ports } from '../../../ports/ports.ts';

type Recipient = Aggregate<'deliverMessages'>['recipients'][number];

const open: readonly EnvelopeStatus[] = ['sent', 'inProgress', 'completing', 'sealFailed'];
const pageSize = 100;

async function* openEnvelopes(ports: Pick<Ports, 'envelopes'>, space: Space): AsyncGenerator<string> {
  for (const status of open) {
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<Ports['envelopes']['list']>> = await ports.envelopes.list(space, {
        status,
        cursor,
        limit: pageSize,
      });
      for (const { id } of page.items) yield id;
      cursor = page.next;
    } while (cursor !== null);
  }
}

/** Everybody with an address who has been written to about an envelope that is still open; not where data are only kept. */
export async function* openRecipients(
  ports: Pick<Ports, 'envelopes'>,
  space: Space,
): AsyncGenerator<{ envelopeId: string; recipient: Recipient; email: string }> {
  for await (const envelopeId of openEnvelopes(ports, space)) {
    const envelope = await ports.envelopes.load(space, envelopeId, 'deliverMessages');
    if (envelope === null || 'purged' in envelope || envelope.root.restrictions > 0) continue;
    for (const recipient of envelope.recipients) {
      const { email } = recipient.personal;
      const written = recipient.lastAskedAt !== null || recipient.actedAt !== null;
      if (written && email !== null && email !== '' && recipient.erasedBy === null)
        yield { envelopeId, recipient, email };
    }
  }
}
