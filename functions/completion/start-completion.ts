import { workflows } from '../../layers/aws/workflows/workflows.ts';
import type { OutboxEvent } from '../../layers/ports/outbox.ts';
import { eachRecord } from '../shared/batch.ts';

export const handler = eachRecord('startCompletion', async (body) => {
  const { space, id, events } = body as OutboxEvent;
  for (const { type, seq } of events) {
    if (type === 'envelope.completing')
      await workflows.startCompletion({ space, envelopeId: id, attempt: seq });
  }
});
