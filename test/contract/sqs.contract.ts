import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import { type MessagingTarget, nameIn } from './messaging-target.ts';

/** What Sigill depends on in SQS. */
export function sqsContract(target: MessagingTarget): void {
  describe('SQS', () => {
    const url = () => target.queueUrls.main;
    const send = (MessageBody: string, DelaySeconds = 0) =>
      target.sqs.send(new SendMessageCommand({ QueueUrl: url(), MessageBody, DelaySeconds }));
    const receive = async (more: Partial<ReceiveMessageCommandInput> = {}) =>
      (
        await target.sqs.send(
          new ReceiveMessageCommand({
            QueueUrl: url(),
            MaxNumberOfMessages: 10,
            WaitTimeSeconds: 1,
            ...more,
          }),
        )
      ).Messages ?? [];
    afterEach(async () => {
      for (const QueueUrl of [target.queueUrls.main, target.queueUrls.dead]) {
        for (const { ReceiptHandle } of await receive({ QueueUrl, WaitTimeSeconds: 0 })) {
          await target.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
      }
    });

    it('hands a message out with its attributes, and hides it until it is deleted', async () => {
      const MessageAttributes = { kind: { DataType: 'String', StringValue: 'æ' } };
      const sent = await target.sqs.send(
        new SendMessageCommand({ QueueUrl: url(), MessageBody: '{"å":1}', MessageAttributes }),
      );
      const [message, ...others] = await receive({
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      expect(others).toEqual([]);
      expect(message).toMatchObject({ MessageId: sent.MessageId, Body: '{"å":1}', MessageAttributes });
      expect(message?.Attributes?.ApproximateReceiveCount).toBe('1');
      expect(await receive()).toEqual([]);
      await target.sqs.send(
        new DeleteMessageCommand({ QueueUrl: url(), ReceiptHandle: message?.ReceiptHandle }),
      );
    });

    it('shows a message again when its visibility is set to zero', async () => {
      await send('again');
      const [first] = await receive();
      const change = { QueueUrl: url(), ReceiptHandle: first?.ReceiptHandle, VisibilityTimeout: 0 };
      await target.sqs.send(new ChangeMessageVisibilityCommand(change));
      const [second] = await receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
      expect(second).toMatchObject({
        MessageId: first?.MessageId,
        Attributes: { ApproximateReceiveCount: '2' },
      });
      expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
      await target.sqs.send(
        new DeleteMessageCommand({ QueueUrl: url(), ReceiptHandle: second?.ReceiptHandle }),
      );
    });

    it('moves a message that was received too often to the dead letters', async () => {
      await send('poison');
      for (let n = 0; n < 2; n++) expect(await receive({ VisibilityTimeout: 0 })).toHaveLength(1);
      expect(await receive()).toEqual([]);
      const [dead] = await receive({ QueueUrl: target.queueUrls.dead });
      expect(dead?.Body).toBe('poison');
      await target.sqs.send(
        new DeleteMessageCommand({ QueueUrl: target.queueUrls.dead, ReceiptHandle: dead?.ReceiptHandle }),
      );
    });

    it('holds a delayed message back', async () => {
      await send('later', 1);
      expect(await receive({ WaitTimeSeconds: 0 })).toEqual([]);
      const [message] = await receive({ WaitTimeSeconds: 5 });
      expect(message?.Body).toBe('later');
      await target.sqs.send(
        new DeleteMessageCommand({ QueueUrl: url(), ReceiptHandle: message?.ReceiptHandle }),
      );
    });

    it('sends and deletes in batches, and says what went wrong with each entry', async () => {
      const sent = await target.sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: url(),
          Entries: ['a', 'b'].map((Id) => ({ Id, MessageBody: Id })),
        }),
      );
      expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['a', 'b']);
      const messages = await receive();
      expect(messages.map(({ Body }) => Body).toSorted()).toEqual(['a', 'b']);
      const Entries = messages.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle }));
      const deleted = await target.sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: url(),
          Entries: [...Entries, { Id: 'x', ReceiptHandle: 'nonsense' }],
        }),
      );
      expect([deleted.Successful?.length, deleted.Failed?.map(({ Id }) => Id)]).toEqual([2, ['x']]);
    });

    it('refuses a batch that is too long or ambiguous', async () => {
      const batch = (ids: string[]) => {
        const Entries = ids.map((Id) => ({ Id, MessageBody: Id }));
        return target.sqs.send(new SendMessageBatchCommand({ QueueUrl: url(), Entries }));
      };
      await expect(batch(['a', 'a'])).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
      const eleven = Array.from({ length: 11 }, (_, n) => String(n));
      await expect(batch(eleven)).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' });
    });

    it('finds queues and counts their messages', async () => {
      await send('counted');
      const { QueueUrl } = await target.sqs.send(new GetQueueUrlCommand({ QueueName: nameIn(url(), '/') }));
      expect(QueueUrl).toBe(url());
      const attributes = await target.sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      expect(attributes.Attributes).toMatchObject({
        ApproximateNumberOfMessages: '1',
        VisibilityTimeout: '30',
      });
      const { QueueUrls } = await target.sqs.send(
        new ListQueuesCommand({ QueueNamePrefix: nameIn(url(), '/') }),
      );
      expect(QueueUrls).toEqual([url()]);
      await target.sqs.send(new PurgeQueueCommand({ QueueUrl }));
      expect(await receive({ WaitTimeSeconds: 0 })).toEqual([]);
    });

    it('does not know other queues', async () => {
      const unknown = target.sqs.send(new GetQueueUrlCommand({ QueueName: 'nobody' }));
      await expect(unknown).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    });
  });
}
