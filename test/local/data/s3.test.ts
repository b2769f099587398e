import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectTaggingCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../../lib/local/iam.ts';
import { openStage, REGION, type Stage, s3Client } from './harness.ts';

const Bucket = 'documents';
const bucketArn = `arn:aws:s3:::${Bucket}`;
const versioned = { VersioningConfiguration: { Status: 'Enabled' } };

let stage: Stage;
let admin: S3Client;
beforeAll(async () => {
  stage = await openStage();
  stage.s3.deployBucket(Bucket, versioned);
  admin = s3Client(stage.as());
});
afterAll(async () => {
  expect(stage.defects).toEqual([]);
  await stage.close();
});

type Put = Omit<PutObjectCommandInput, 'Bucket' | 'Key' | 'Body'>;
const put = (client: S3Client, Key: string, Body = 'body', more: Put = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (client: S3Client, Key: string, VersionId?: string) =>
  client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
const allow = (actions: string[], Resource: string | string[] = `${bucketArn}/*`): PolicyStatement => ({
  Effect: 'Allow',
  Action: actions.map((action) => `s3:${action}`),
  Resource,
});
const as = (...statements: PolicyStatement[]) => s3Client(stage.as(statements));
const denied = { name: 'AccessDenied' };

describe('permissions', () => {
  it('are per action and key; reading a version is an action of its own', async () => {
    const { VersionId } = await put(admin, 'a/1');
    const reader = as(allow(['GetObject'], `${bucketArn}/a/*`));
    await get(reader, 'a/1');
    await expect(get(reader, 'b/1')).rejects.toMatchObject(denied);
    await expect(get(reader, 'a/1', VersionId)).rejects.toMatchObject(denied);
    await expect(put(reader, 'a/1')).rejects.toMatchObject(denied);
    await expect(reader.send(new DeleteObjectCommand({ Bucket, Key: 'a/1' }))).rejects.toMatchObject(denied);
  });

  it('hide from who may not list whether an object is there', async () => {
    await expect(get(as(allow(['GetObject'])), 'none')).rejects.toMatchObject(denied);
    await expect(
      get(as(allow(['GetObject']), allow(['ListBucket'], bucketArn)), 'none'),
    ).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(
      as(allow(['GetObject'])).send(new HeadObjectCommand({ Bucket, Key: 'none' })),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  });

  it('to list can be held to a prefix', async () => {
    const lister = as({
      ...allow(['ListBucket'], bucketArn),
      Condition: { StringLike: { 's3:prefix': 'a/*' } },
    });
    await lister.send(new ListObjectsV2Command({ Bucket, Prefix: 'a/' }));
    await expect(lister.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject(denied);
  });

  it('of a batch deletion are per key', async () => {
    await put(admin, 'a/2');
    await put(admin, 'b/2');
    const Objects = [{ Key: 'a/2' }, { Key: 'b/2' }];
    const { Deleted, Errors } = await as(allow(['DeleteObject'], `${bucketArn}/a/*`)).send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects } }),
    );
    expect(Deleted).toMatchObject([{ Key: 'a/2', DeleteMarker: true }]);
    expect(Errors).toMatchObject([{ Key: 'b/2', Code: 'AccessDenied' }]);
  });

  it('of a copy need both ends', async () => {
    await put(admin, 'from/1', 'x');
    const writer = as(allow(['PutObject']));
    const { UploadId } = await writer.send(new CreateMultipartUploadCommand({ Bucket, Key: 'to/1' }));
    const copy = new UploadPartCopyCommand({
      Bucket,
      Key: 'to/1',
      UploadId,
      PartNumber: 1,
      CopySource: `${Bucket}/from/1`,
    });
    await expect(writer.send(copy)).rejects.toMatchObject(denied);
    await as(allow(['PutObject', 'GetObject'])).send(copy);
    await admin.send(new AbortMultipartUploadCommand({ Bucket, Key: 'to/1', UploadId }));
  });
});

describe('a write-once bucket policy', () => {
  const objects = `${bucketArn}/*`;
  const deny = (
    Sid: string,
    Action: string,
    Condition: NonNullable<PolicyStatement['Condition']>,
  ): PolicyStatement => ({
    Sid,
    Effect: 'Deny',
    Principal: '*',
    Action,
    Resource: [bucketArn, objects],
    Condition,
  });
  beforeAll(() =>
    stage.s3.deployBucketPolicy(Bucket, {
      Statement: [
        deny('Tls', 's3:*', { Bool: { 'aws:SecureTransport': 'false' } }),
        deny('OldTls', 's3:*', { NumericLessThan: { 's3:TlsVersion': '1.2' } }),
        deny('Once', 's3:PutObject', {
          Null: { 's3:if-none-match': 'true' },
          Bool: { 's3:ObjectCreationOperation': 'true' },
        }),
        deny('Sse', 's3:PutObject', {
          Null: { 's3:x-amz-server-side-encryption': 'false' },
          StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
        }),
      ],
    }),
  );
  afterAll(() => stage.s3.deployBucketPolicy(Bucket, { Statement: [] }));

  it('refuses a write without the condition, of the administrator too, and a wrong encryption header', async () => {
    await expect(put(admin, 'once/1')).rejects.toMatchObject(denied);
    await put(admin, 'once/1', 'x', { IfNoneMatch: '*' });
    await expect(
      put(admin, 'once/2', 'x', { IfNoneMatch: '*', ServerSideEncryption: 'AES256' }),
    ).rejects.toMatchObject(denied);
  });

  it('lets parts through, but no completion without the condition', async () => {
    const Key = 'once/parts';
    const { UploadId } = await admin.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const { ETag } = await admin.send(
      new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'part' }),
    );
    const complete = (IfNoneMatch?: string) =>
      admin.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key,
          UploadId,
          IfNoneMatch,
          MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] },
        }),
      );
    await expect(complete()).rejects.toMatchObject(denied);
    await complete('*');
  });
});

describe('encryption with a KMS key', () => {
  let keyArn = '';
  const through = (action: string): PolicyStatement => ({
    Effect: 'Allow',
    Action: `kms:${action}`,
    Resource: keyArn,
    Condition: {
      StringEquals: {
        'kms:ViaService': `s3.${REGION}.amazonaws.com`,
        'kms:EncryptionContext:aws:s3:arn': bucketArn,
      },
    },
  });
  beforeAll(() => {
    keyArn = stage.kms.deployKey('documents', {}).arn;
    stage.s3.deployBucket(Bucket, {
      ...versioned,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn },
          },
        ],
      },
    });
  });
  afterAll(() => void stage.s3.deployBucket(Bucket, versioned));

  it('is the default of the bucket, is told, and needs the caller to have the key', async () => {
    await expect(put(as(allow(['PutObject'])), 'kms/1')).rejects.toMatchObject({ name: 'AccessDenied' });
    const written = await put(as(allow(['PutObject']), through('GenerateDataKey')), 'kms/1', 'secret');
    expect(written).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: keyArn,
      BucketKeyEnabled: true,
    });
    expect(written.ETag).not.toContain('5ebe2294ecd0e0f08eab7690d2a6ee69');
    await expect(get(as(allow(['GetObject'])), 'kms/1')).rejects.toMatchObject({ name: 'AccessDenied' });
    const read = await get(as(allow(['GetObject']), through('Decrypt')), 'kms/1');
    expect(await read.Body?.transformToString()).toBe('secret');
  });

  it('needs Decrypt for multipart too', async () => {
    const Key = 'kms/parts';
    const blind = as(allow(['PutObject']), through('GenerateDataKey'));
    const { UploadId } = await blind.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    await expect(
      blind.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'x' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await admin.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  });
});

describe('browsers', () => {
  const origin = 'https://sign.example';
  const preflight = (headers: Record<string, string>) =>
    fetch(`${stage.endpoint.url}/${Bucket}/a`, { method: 'OPTIONS', headers });
  beforeAll(
    () =>
      void stage.s3.deployBucket(Bucket, {
        ...versioned,
        CorsConfiguration: {
          CorsRules: [
            {
              AllowedOrigins: [origin],
              AllowedMethods: ['PUT'],
              AllowedHeaders: ['content-type', 'x-amz-*'],
              ExposedHeaders: ['etag'],
              MaxAge: 600,
            },
          ],
        },
      }),
  );
  afterAll(() => void stage.s3.deployBucket(Bucket, versioned));

  it('may ask before they send', async () => {
    const answer = await preflight({
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'Content-Type, x-amz-checksum-sha256',
    });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'Content-Type, x-amz-checksum-sha256',
      'access-control-max-age': '600',
    });
    const wanted = { origin, 'access-control-request-method': 'PUT' };
    for (const other of [
      { origin: 'https://evil.example' },
      { 'access-control-request-method': 'DELETE' },
      { 'access-control-request-headers': 'authorization' },
    ]) {
      expect((await preflight({ ...wanted, ...other })).status).toBe(403);
    }
  });

  it('can read the answer, a refusal too', async () => {
    const url = await getSignedUrl(s3Client(stage.as()), new PutObjectCommand({ Bucket, Key: 'cors' }), {
      expiresIn: 60,
    });
    const answer = await fetch(url.replace('Signature=', 'Signature=00'), {
      method: 'PUT',
      body: 'x',
      headers: { origin },
    });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([400, origin]);
  });
});

describe('notifications', () => {
  afterEach(() => void stage.events.splice(0));

  it('tell the queue of every new object under the prefix, and of none that was refused', async () => {
    const queueArn = `arn:aws:sqs:${REGION}:000000000000:uploads`;
    const Filter = { S3Key: { Rules: [{ Name: 'prefix', Value: 'uploads/' }] } };
    stage.s3.deployBucket(Bucket, {
      ...versioned,
      NotificationConfiguration: {
        QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: queueArn, Filter }],
      },
    });
    const { VersionId } = await put(admin, 'uploads/å b', 'x', { IfNoneMatch: '*' });
    await put(admin, 'elsewhere', 'x');
    await expect(put(admin, 'uploads/å b', 'x', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    stage.s3.deployBucket(Bucket, versioned);
    expect(stage.events).toMatchObject([
      {
        queueArn,
        body: {
          Records: [
            {
              eventName: 'ObjectCreated:Put',
              eventSource: 'aws:s3',
              s3: {
                bucket: { name: Bucket },
                object: { key: 'uploads/%C3%A5+b', size: 1, versionId: VersionId },
              },
            },
          ],
        },
      },
    ]);
  });
});

describe('files', () => {
  const files = () => readdirSync(join(stage.dataDir, 'objects')).sort();

  it('go with their last version, with a refused write and with an aborted upload', async () => {
    const before = files();
    const { VersionId } = await put(admin, 'files/1');
    expect(files()).toHaveLength(before.length + 1);
    await expect(put(admin, 'files/1', 'y', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    const { UploadId } = await admin.send(new CreateMultipartUploadCommand({ Bucket, Key: 'files/2' }));
    for (const Body of ['first', 'second'])
      await admin.send(new UploadPartCommand({ Bucket, Key: 'files/2', UploadId, PartNumber: 1, Body }));
    await admin.send(new AbortMultipartUploadCommand({ Bucket, Key: 'files/2', UploadId }));
    await admin.send(new DeleteObjectCommand({ Bucket, Key: 'files/1', VersionId }));
    expect(files()).toEqual(before);
  });

  it('that nothing names are cleared at the start; everything else survives it', async () => {
    await put(admin, 'files/kept', 'kept');
    const before = files();
    for (const name of ['left-behind', 'left-behind.tmp'])
      writeFileSync(join(stage.dataDir, 'objects', name), 'x');
    await stage.restart();
    admin = s3Client(stage.as());
    expect(files()).toEqual(before);
    expect(await (await get(admin, 'files/kept')).Body?.transformToString()).toBe('kept');
  });
});

describe('what is not modelled', () => {
  const missing = { name: 'NotImplemented', $metadata: { httpStatusCode: 501 } };

  it('answers 501 and says what is missing', async () => {
    const once = s3Client({ ...stage.as(), maxAttempts: 1 });
    await expect(
      once.send(new PutObjectTaggingCommand({ Bucket, Key: 'a', Tagging: { TagSet: [] } })),
    ).rejects.toMatchObject(missing);
    await expect(put(once, 'a', 'x', { ACL: 'private' })).rejects.toMatchObject({
      ...missing,
      message: expect.stringContaining('x-amz-acl'),
    });
    await expect(put(once, 'a', 'x', { StorageClass: 'GLACIER' })).rejects.toMatchObject(missing);
    await expect(put(once, 'a', 'x', { ChecksumAlgorithm: 'CRC32C' })).rejects.toMatchObject(missing);
    expect(() => stage.s3.deployBucket('other', { ReplicationConfiguration: {} })).toThrow(
      'ReplicationConfiguration',
    );
  });
});
