import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll } from 'vitest';
import { openStage } from '../local/data/harness.ts';

export interface Clients {
  dynamodb: DynamoDBClient;
  s3: S3Client;
  /** Does not sign the checksum of an empty body into a presigned PUT. */
  presigner: S3Client;
  kms: KMSClient;
}

/**
 * Clients of the endpoint under judgement: our own, started here, or the one that CONTRACT_ENDPOINT names
 * (`aws` for real AWS); then region and credentials come from the environment as for any client.
 */
export function contractClients(): Clients {
  const judged = process.env.CONTRACT_ENDPOINT;
  const clients = {} as Clients;
  let stop = async () => {};
  beforeAll(async () => {
    const stage = judged ? undefined : await openStage();
    const settings = stage?.as() ?? (judged === undefined || judged === 'aws' ? {} : { endpoint: judged });
    clients.dynamodb = new DynamoDBClient(settings);
    const objects = { ...settings, ...(judged === 'aws' ? {} : { forcePathStyle: true }) };
    clients.s3 = new S3Client(objects);
    clients.presigner = new S3Client({ ...objects, requestChecksumCalculation: 'WHEN_REQUIRED' });
    clients.kms = new KMSClient(settings);
    if (stage) stop = () => stage.close();
  });
  afterAll(async () => {
    for (const client of Object.values(clients)) client.destroy();
    await stop();
  });
  return clients;
}
