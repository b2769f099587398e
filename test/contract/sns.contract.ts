import { PublishCommand } from '@aws-sdk/client-sns';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import type { MessagingTarget } from './messaging-target.ts';

/** What Sigill depends on in SNS. */
export function snsContract(target: MessagingTarget): void {
  describe('SNS', () => {
    async function take(queue: 'raw' | 'wrapped'): Promise<string> {
      const QueueUrl = target.queueUrls[queue];
      const { Messages } = await target.sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }));
      const [message] = Messages ?? [];
      await target.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
      return message?.Body ?? '';
    }

    it('puts what is published on the subscribed queues, wrapped unless raw', async () => {
      const Message = JSON.stringify({ text: 'æøå' });
      const { MessageId } = await target.sns.send(
        new PublishCommand({ TopicArn: target.topicArn, Message, Subject: 'S' }),
      );
      expect(await take('raw')).toBe(Message);
      expect(JSON.parse(await take('wrapped'))).toMatchObject({
        Type: 'Notification',
        TopicArn: target.topicArn,
        Subject: 'S',
        MessageId,
        Message,
      });
    });

    it('sends a text message with the attributes that we use, and names it', async () => {
      const text = (Name: string, StringValue: string) =>
        [Name, { DataType: 'String', StringValue }] as const;
      const MessageAttributes = Object.fromEntries([
        text('AWS.SNS.SMS.SMSType', 'Transactional'),
        text('AWS.SNS.SMS.SenderID', 'Sigill'),
      ]);
      const sent = target.sns.send(
        new PublishCommand({ PhoneNumber: '+4500000001', Message: 'hej', MessageAttributes }),
      );
      expect((await sent).MessageId).toMatch(/^[0-9a-f-]{36}$/);
    });

    it('does not know other topics', async () => {
      const unknown = target.sns.send(
        new PublishCommand({ TopicArn: `${target.topicArn}-no`, Message: 'x' }),
      );
      await expect(unknown).rejects.toMatchObject({ name: 'NotFoundException' });
    });
  });
}
