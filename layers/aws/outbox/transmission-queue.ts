import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { TransmissionMessage, TransmissionQueue } from '../../ports/transmissions.ts';
import { sqs } from '../clients/sqs.ts';
import { environment } from '../environment.ts';

/** Ids only ever stand in a queue. */
export const transmissionQueue: TransmissionQueue = {
  async announce(space, id) {
    const message: TransmissionMessage = { kind: 'transmission', space, id };
    await sqs().send(
      new SendMessageCommand({
        QueueUrl: environment('RECIPIENTS_QUEUE_URL'),
        MessageBody: JSON.stringify(message),
      }),
    );
  },
};
