import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListStateMachinesCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Service } from '../service.ts';

/** A zip file of one deflated member, as a careless export would leave it. */
function zipOf(text: string): Buffer {
  const member = deflateRawSync(Buffer.from(text));
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(member.length, 18);
  header.writeUInt16LE(1, 26);
  return Buffer.concat([header, Buffer.from('a'), member]);
}

const pdfOf = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\r\n', 'latin1'),
    deflateSync(Buffer.from(text, 'utf16le').swap16()),
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);

const endsWith = (names: readonly string[] | undefined, end: string): string => {
  const found = names?.find((name) => name.endsWith(end));
  if (found === undefined) throw new Error(`nothing is called ${end}`);
  return found;
};

/** Leaks of the kinds that happen, one per sink and each in another encoding; each word is used once. */
export async function plantLeaks(service: Service, bucket: string, words: readonly string[]): Promise<void> {
  const [logged = '', input = '', queued = '', metadata = '', zipped = '', drawn = '', stored = ''] = words;
  const client = {
    region: service.region,
    endpoint: service.aws,
    credentials: service.awsCredentials,
    forcePathStyle: true,
  };
  const database = new DatabaseSync(join(service.dataDir, 'state.db'));
  database.exec('PRAGMA busy_timeout = 5000');
  database
    .prepare('INSERT INTO logs_events (log_group, stream, at, message) VALUES (?, ?, ?, ?)')
    .run('/aws/lambda/planted', 'planted', Date.now(), JSON.stringify({ message: logged.toLowerCase() }));
  database.close();

  const states = new SFNClient(client);
  const { stateMachines } = await states.send(new ListStateMachinesCommand({}));
  await states.send(
    new StartExecutionCommand({
      stateMachineArn: endsWith(
        stateMachines?.map((one) => one.stateMachineArn ?? ''),
        'completion',
      ),
      input: JSON.stringify({ for: Buffer.from(`xy${input}`).toString('base64') }),
    }),
  );

  const queues = new SQSClient(client);
  const { QueueUrls } = await queues.send(new ListQueuesCommand({}));
  await queues.send(
    new SendMessageCommand({
      QueueUrl:
        QueueUrls?.find((url) => url.includes('dlq') || url.includes('dead')) ?? endsWith(QueueUrls, 'log'),
      MessageBody: Buffer.from(queued).toString('hex'),
    }),
  );

  const objects = new S3Client(client);
  for (const [key, body, name] of [
    ['planted/one', zipOf(zipped), encodeURIComponent(metadata)],
    ['planted/two', pdfOf(drawn), 'none'],
  ] as const)
    await objects.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, Metadata: { name }, IfNoneMatch: '*' }),
    );

  await new DynamoDBClient(client).send(
    new PutItemCommand({
      TableName: 'sigill-local-ephemeral',
      Item: { pk: { S: 'PLANTED' }, sk: { S: 'A' }, note: { B: Buffer.from(stored, 'utf16le') } },
    }),
  );
}
