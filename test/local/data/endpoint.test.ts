import { request as httpRequest } from 'node:http';
import { GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GenerateRandomCommand } from '@aws-sdk/client-kms';
import { GetObjectCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoClient, kmsClient, openStage, type Stage, s3Client } from './harness.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  stage.s3.deployBucket('documents', { VersioningConfiguration: { Status: 'Enabled' } });
});
afterAll(async () => {
  expect(stage.defects).toEqual([]);
  await stage.close();
});

describe('signatures', () => {
  const wrong = () => ({
    ...stage.as(),
    maxAttempts: 1,
    credentials: { accessKeyId: 'ADMIN', secretAccessKey: 'guess' },
  });
  const unknown = () => ({
    ...stage.as(),
    maxAttempts: 1,
    credentials: { accessKeyId: 'NOBODY', secretAccessKey: 'secret' },
  });

  it('must be right, in the words of each service', async () => {
    await expect(dynamoClient(wrong()).send(new ListTablesCommand({}))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
    await expect(s3Client(wrong()).send(new ListBucketsCommand({}))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    await expect(dynamoClient(unknown()).send(new ListTablesCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    await expect(s3Client(unknown()).send(new ListBucketsCommand({}))).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
  });

  it('must be of the virtual time: a client whose clock differs corrects it, or is refused', async () => {
    stage.clock.offset = 400 * 86_400_000;
    try {
      await expect(
        dynamoClient({ ...stage.as(), maxAttempts: 1 }).send(new ListTablesCommand({})),
      ).rejects.toMatchObject({ name: 'InvalidSignatureException' });
      expect(await dynamoClient(stage.as()).send(new ListTablesCommand({}))).toHaveProperty('TableNames');
    } finally {
      stage.clock.offset = 0;
    }
  });

  it('of a presigned URL expire on the virtual clock, and cannot be made longer', async () => {
    const url = await getSignedUrl(
      s3Client(stage.as()),
      new GetObjectCommand({ Bucket: 'documents', Key: 'none' }),
      { expiresIn: 60 },
    );
    const status = async (address: string) => `${(await fetch(address)).status}`;
    expect(await status(url)).toBe('404');
    expect(await status(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).toBe('403');
    stage.clock.offset = 61_000;
    const late = await fetch(url);
    stage.clock.offset = 0;
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  it('are needed', async () => {
    expect((await fetch(`${stage.endpoint.url}/documents/a`)).status).toBe(403);
    expect((await fetch(stage.endpoint.url, { method: 'POST', body: '{}' })).status).toBe(403);
  });
});

describe('hostile requests', () => {
  it('with an undecodable path answer 400', async () => {
    const status = await new Promise((resolve, reject) => {
      const { port, hostname } = new URL(stage.endpoint.url);
      httpRequest({ hostname, port, path: '/documents/%ff' }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(400);
  });

  it('to a service or operation that is not there say so', async () => {
    const client = dynamoClient({ ...stage.as(), maxAttempts: 1 });
    const get = new GetItemCommand({ TableName: 'records', Key: {}, AttributesToGet: ['a'] });
    await expect(client.send(get)).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('AttributesToGet'),
    });
  });
});

describe('faults', () => {
  const random = (maxAttempts = 3) =>
    kmsClient({ ...stage.as(), maxAttempts }).send(new GenerateRandomCommand({ NumberOfBytes: 8 }));
  const rule = { service: 'kms', operation: 'GenerateRandom' };

  it('fail and throttle so that the SDK tries again', async () => {
    stage.faults.set({ ...rule, mode: 'fail', count: 1 });
    stage.faults.set({ service: 'kms', mode: 'throttle', count: 1 });
    expect((await random()).$metadata.attempts).toBe(3);
    stage.faults.set({ ...rule, mode: 'throttle', count: 1 });
    await expect(random(1)).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(stage.faults.pending()).toEqual([]);
  });

  it('match only the call they name, and go with {}', async () => {
    stage.faults.set({ service: 'kms', operation: 'Sign', mode: 'fail', count: 5 });
    expect((await random()).$metadata.attempts).toBe(1);
    stage.faults.set({});
    expect(stage.faults.pending()).toEqual([]);
  });

  it('stall until the client gives up', async () => {
    stage.faults.set({ ...rule, mode: 'stall', count: 1 });
    const controller = new AbortController();
    const call = kmsClient(stage.as()).send(new GenerateRandomCommand({ NumberOfBytes: 8 }), {
      abortSignal: controller.signal,
    });
    setTimeout(() => controller.abort(), 50);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('duplicate does a call twice, as after a lost answer; of queues it means deliveries', async () => {
    stage.calls.length = 0;
    stage.faults.set({ service: 's3', operation: 'ListBuckets', mode: 'duplicate', count: 1 });
    await s3Client(stage.as()).send(new ListBucketsCommand({}));
    expect(stage.calls).toHaveLength(2);
    stage.faults.set({ service: 'sqs', mode: 'duplicate', count: 1 });
    expect(stage.faults.next('sqs', 'SendMessage')).toBeUndefined();
    expect(stage.faults.next('sqs', 'Deliver', ['duplicate'])).toBe('duplicate');
  });

  it.each([
    [{ service: 'kms', mode: 'explode', count: 1 }],
    [{ service: 'kms', mode: 'fail', count: 0 }],
    [{ mode: 'fail', count: 1 }],
    ['fail'],
    [null],
  ])('refuse a malformed rule: %j', (body) => {
    expect(() => stage.faults.set(body)).toThrow(expect.objectContaining({ code: 'ValidationException' }));
  });
});
