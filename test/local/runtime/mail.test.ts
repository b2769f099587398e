import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { PublishCommand } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../lib/local/outbox.ts';
import type { JsonObject } from '../../../lib/local/template.ts';
import { clients } from './clients.ts';
import { type Resources, type Started, start } from './fixture.ts';

const from = (service: string, Action: string, Resource: JsonObject): JsonObject => ({
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action, Resource }],
});

const resources: Resources = {
  Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'sender.example' } },
  Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'mails' } },
  Destination: {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: {
      ConfigurationSetName: { Ref: 'Set' },
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint'],
        SnsDestination: { TopicARN: { Ref: 'Topic' } },
      },
    },
  },
  Topic: { Type: 'AWS::SNS::Topic' },
  TopicPolicy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [{ Ref: 'Topic' }],
      PolicyDocument: from('ses.amazonaws.com', 'sns:Publish', { Ref: 'Topic' }),
    },
  },
  Events: { Type: 'AWS::SQS::Queue' },
  Closed: { Type: 'AWS::SQS::Queue' },
  QueuePolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Events' }],
      PolicyDocument: from('sns.amazonaws.com', 'sqs:SendMessage', { 'Fn::GetAtt': ['Events', 'Arn'] }),
    },
  },
  ...Object.fromEntries(
    ['Events', 'Closed'].map((queue) => [
      `${queue}Subscription`,
      {
        Type: 'AWS::SNS::Subscription',
        Properties: {
          TopicArn: { Ref: 'Topic' },
          Protocol: 'sqs',
          Endpoint: { 'Fn::GetAtt': [queue, 'Arn'] },
          RawMessageDelivery: true,
        },
      },
    ]),
  ),
};

let local: Started;
beforeAll(async () => {
  local = await start(resources);
});
afterAll(() => local.dispose());

const outbox = async (to: string) =>
  ((await local.control('GET', `outbox?to=${encodeURIComponent(to)}`)) as { items: OutboxItem[] }).items;

async function send(to: string, more: object = {}): Promise<string> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail({
    from: '"Åse Ø" <no-reply@sender.example>',
    to,
    subject: 'Underskrift påkrævet: æøå på en så lang linje at den bliver foldet — og delt i flere stykker',
    text: 'Læs og skriv under: https://sign.example/sign#token',
    html: '<p>Læs og <a href="https://sign.example/sign#token">skriv under</a></p>',
    attachments: [
      {
        filename: 'lejekontrakt på dansk.pdf',
        content: Buffer.from('%PDF-1.7'),
        contentType: 'application/pdf',
      },
    ],
    ...more,
  });
  const { MessageId } = await clients(local).ses.send(
    new SendRawEmailCommand({
      RawMessage: { Data: message as Buffer },
      ConfigurationSetName: 'mails',
      Tags: [{ Name: 'recipient', Value: 'rcp_1' }],
    }),
  );
  return MessageId ?? '';
}

async function events(queue = 'Events') {
  const QueueUrl = `${local.aws}/000000000000/Test-${queue}`;
  const { Messages = [] } = await clients(local).sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
  );
  return Messages.map(({ Body }) => JSON.parse(Body ?? '{}') as Record<string, Record<string, unknown>>);
}

describe('mail', () => {
  it('lies in the outbox as a mail program shows it, and reports that it was sent and delivered', async () => {
    const messageId = await send('a@example.com');
    const [mail] = await outbox('A@example.com');
    expect(mail).toMatchObject({
      channel: 'email',
      to: 'a@example.com',
      subject: 'Underskrift påkrævet: æøå på en så lang linje at den bliver foldet — og delt i flere stykker',
      messageId,
    });
    expect(mail?.text?.trim()).toBe('Læs og skriv under: https://sign.example/sign#token');
    expect(mail?.html).toContain('<a href="https://sign.example/sign#token">');
    expect(mail?.attachments).toEqual([
      {
        filename: 'lejekontrakt på dansk.pdf',
        contentType: 'application/pdf',
        size: 8,
        content: 'JVBERi0xLjc=',
      },
    ]);
    const seen = await events();
    expect(seen.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery']);
    expect(seen[1]).toMatchObject({
      mail: {
        messageId,
        destination: ['a@example.com'],
        tags: { recipient: ['rcp_1'], 'ses:configuration-set': ['mails'] },
      },
      delivery: { recipients: ['a@example.com'] },
    });
  });

  it.each([
    ['success', ['Send', 'Delivery'], 1],
    ['ooto', ['Send', 'Delivery'], 1],
    ['bounce', ['Send', 'Bounce'], 0],
    ['complaint', ['Send', 'Delivery', 'Complaint'], 1],
  ])('behaves as the mailbox simulator for %s@', async (name, types, mails) => {
    const address = `${name}@simulator.amazonses.com`;
    await send(address);
    const seen = await events();
    expect(seen.map(({ eventType }) => eventType)).toEqual(types);
    expect(await outbox(address)).toHaveLength(mails);
    expect(JSON.stringify(seen.at(-1)?.[String(types.at(-1)).toLowerCase()])).toContain(address);
  });

  it('reaches no queue whose policy does not let the topic in', async () => {
    expect(await events('Closed')).toEqual([]);
  });

  it('is refused from a sender that is not verified, and for an unknown configuration set', async () => {
    await expect(send('a@example.com', { from: 'x@stranger.example' })).rejects.toMatchObject({
      name: 'MessageRejected',
    });
    const unknown = new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from('From: a@sender.example\r\nTo: b@example.com\r\n\r\nhi') },
      ConfigurationSetName: 'nothing',
    });
    await expect(clients(local).ses.send(unknown)).rejects.toMatchObject({
      name: 'ConfigurationSetDoesNotExistException',
    });
  });

  it('is shown to a person without running what is in it', async () => {
    await send('b@example.com', { html: '<script>alert(1)</script><p>"quoted"</p>' });
    const page = await (await fetch(`${local.api}/_local/outbox.html?to=b@example.com`)).text();
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page).not.toContain('<script>');
    expect(page).toContain('<a href="https://sign.example/sign#token" target="_blank"');
  });
});

describe('a text message', () => {
  const text = (PhoneNumber: string) =>
    clients(local).sns.send(new PublishCommand({ PhoneNumber, Message: 'Koden er 123456' }));

  it('lies in the outbox', async () => {
    const { MessageId } = await text('+4500000001');
    const [item] = await outbox('+4500000001');
    expect(item).toMatchObject({
      channel: 'sms',
      text: 'Koden er 123456',
      subject: null,
      messageId: MessageId,
    });
    const plain = (await local.control('GET', 'outbox?to=+4500000001')) as { items: unknown[] };
    expect(plain.items).toHaveLength(1);
  });

  it('fails for the simulator of failure, and for what is no number', async () => {
    await expect(text('+4500000002')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(text('12 34')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    expect(await outbox('+4500000002')).toEqual([]);
  });
});

it('wraps what is published to a topic, unless the subscription is raw', async () => {
  await clients(local).sns.send(
    new PublishCommand({ TopicArn: 'arn:aws:sns:eu-north-1:000000000000:Test-Topic', Message: '{"a":1}' }),
  );
  expect(await events()).toContainEqual({ a: 1 });
});
