import { z } from 'zod';
import { authorize } from '../iam.ts';
import { AwsError, type AwsRequest, type AwsResponse, type Clock, notImplemented } from '../types.ts';
import { allow, type Call, type S3 } from './context.ts';
import { addressOf } from './routes.ts';
import type { State } from './state.ts';
import { xmlResponse } from './xml.ts';

const strings = z.array(z.string());
/** Properties of `AWS::S3::Bucket` that have an effect here, or need none. */
const modelled = z.strictObject({
  BucketName: z.string().optional(),
  VersioningConfiguration: z.strictObject({ Status: z.literal('Enabled') }).optional(),
  BucketEncryption: z
    .strictObject({
      ServerSideEncryptionConfiguration: z.tuple([
        z.strictObject({
          BucketKeyEnabled: z.boolean().default(false),
          ServerSideEncryptionByDefault: z.strictObject({
            SSEAlgorithm: z.string(),
            KMSMasterKeyID: z.string().optional(),
          }),
          BlockedEncryptionTypes: z.unknown().optional(),
        }),
      ]),
    })
    .optional(),
  CorsConfiguration: z
    .strictObject({
      CorsRules: z.array(
        z.strictObject({
          Id: z.string().optional(),
          AllowedOrigins: strings,
          AllowedMethods: strings,
          AllowedHeaders: strings.optional(),
          ExposedHeaders: strings.optional(),
          MaxAge: z.number().optional(),
        }),
      ),
    })
    .optional(),
  NotificationConfiguration: z
    .strictObject({
      QueueConfigurations: z.array(
        z.strictObject({
          Event: z.literal('s3:ObjectCreated:*'),
          Queue: z.string(),
          Filter: z
            .strictObject({
              S3Key: z.strictObject({
                Rules: z.array(z.strictObject({ Name: z.enum(['prefix', 'suffix']), Value: z.string() })),
              }),
            })
            .optional(),
        }),
      ),
    })
    .optional(),
  // Nothing here is public, has access lists, or is deleted by age:
  PublicAccessBlockConfiguration: z.unknown().optional(),
  OwnershipControls: z.unknown().optional(),
  LifecycleConfiguration: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

/** Creates or updates a bucket from resolved CloudFormation properties; keeps objects and policy. */
export function deployBucket(
  state: State,
  clock: Clock,
  name: string,
  properties: Record<string, unknown>,
): { arn: string } {
  const { data, error } = modelled.safeParse(properties);
  if (error) throw notImplemented('S3', `these bucket properties: ${z.prettifyError(error)}`);
  const old = state.findBucket(name);
  const [encryption] = data.BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  const standard = encryption?.ServerSideEncryptionByDefault;
  state.putBucket({
    name,
    createdAt: old?.createdAt ?? clock.now(),
    versioned: data.VersioningConfiguration !== undefined,
    // zod says `undefined`, the type says absent: JSON makes them one.
    cors: JSON.parse(JSON.stringify(data.CorsConfiguration?.CorsRules ?? [])),
    notifications: (data.NotificationConfiguration?.QueueConfigurations ?? []).map(({ Queue, Filter }) => {
      const rule = (name: string) => Filter?.S3Key.Rules.find(({ Name }) => Name === name)?.Value ?? '';
      return { queueArn: Queue, prefix: rule('prefix'), suffix: rule('suffix') };
    }),
    ...(old?.policy ? { policy: old.policy } : {}),
    ...(standard
      ? {
          encryption: {
            algorithm: standard.SSEAlgorithm,
            bucketKey: encryption?.BucketKeyEnabled ?? false,
            ...(standard.KMSMasterKeyID ? { keyId: standard.KMSMasterKeyID } : {}),
          },
        }
      : {}),
  });
  return { arn: `arn:aws:s3:::${name}` };
}

/** ListBuckets and CreateBucket, which are not about a bucket that exists. */
export function serviceCall({ state, region }: S3, request: AwsRequest): AwsResponse {
  if (request.operation === 'ListBuckets') {
    authorize(request.principal, 's3:ListAllMyBuckets', '*');
    const Bucket = state.buckets().map(({ name, createdAt }) => ({
      Name: name,
      CreationDate: new Date(createdAt).toISOString(),
      BucketRegion: region,
    }));
    return xmlResponse('ListAllMyBucketsResult', { Owner: { ID: '0'.repeat(64) }, Buckets: { Bucket } });
  }
  const { bucket } = addressOf(request.url);
  authorize(request.principal, 's3:CreateBucket', `arn:aws:s3:::${bucket}`);
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400);
  if (state.findBucket(bucket))
    throw new AwsError('BucketAlreadyOwnedByYou', 'The bucket exists, and you own it.', 409);
  state.putBucket({ name: bucket, createdAt: request.now, versioned: false, cors: [] });
  return { status: 200, headers: { location: `/${bucket}` }, body: '' };
}

/** Operations on a bucket itself. */
export function bucketCall({ state, region }: S3, call: Call): AwsResponse {
  const { bucket, request } = call;
  switch (request.operation) {
    case 'HeadBucket':
      allow(call, 'ListBucket');
      return { status: 200, headers: { 'x-amz-bucket-region': region }, body: '' };
    case 'GetBucketVersioning':
      allow(call, 'GetBucketVersioning');
      return xmlResponse('VersioningConfiguration', bucket.versioned ? { Status: 'Enabled' } : '');
    case 'PutBucketVersioning':
      allow(call, 'PutBucketVersioning');
      if (!request.body.includes('<Status>Enabled</Status>'))
        throw notImplemented('S3', 'suspending versions');
      state.putBucket({ ...bucket, versioned: true });
      return { status: 200, headers: {}, body: '' };
    case 'DeleteBucket':
      allow(call, 'DeleteBucket');
      state.deleteBucket(bucket.name);
      return { status: 204, headers: {}, body: '' };
    default:
      throw notImplemented('S3', request.operation);
  }
}
