import type { PolicyDocument } from '../iam.ts';
import type { KmsService } from '../kms/service.ts';
import type { Store } from '../store.ts';
import type { AwsError, AwsRequest, AwsResponse, AwsService, Clock, OnCall } from '../types.ts';
import { bucketCall, deployBucket, serviceCall } from './buckets.ts';
import { type Call, readCall, type S3 } from './context.ts';
import { corsHeaders, preflight } from './cors.ts';
import { deleteObject, deleteObjects } from './deleting.ts';
import { openFiles } from './files.ts';
import { listObjects, listVersions } from './listing.ts';
import {
  abortUpload,
  completeUpload,
  copyPart,
  createUpload,
  listParts,
  listUploads,
  uploadPart,
} from './multipart.ts';
import { getObject } from './reading.ts';
import { addressOf, operationOf } from './routes.ts';
import { createState } from './state.ts';
import { copyObject, putObject } from './writing.ts';
import { xmlResponse } from './xml.ts';

export interface S3Options {
  store: Store;
  clock: Clock;
  region: string;
  kms?: KmsService;
  /** Puts an event on a queue by its ARN, durably and synchronously: it runs within the transaction of the object. */
  notify?(queueArn: string, body: string): void;
  onCall?: OnCall;
}

export interface S3Service extends AwsService {
  /** Creates or updates a bucket from resolved `AWS::S3::Bucket` properties; keeps the objects. */
  deployBucket(name: string, properties: Record<string, unknown>, policy?: PolicyDocument): { arn: string };
  /** The document of an `AWS::S3::BucketPolicy`. */
  deployBucketPolicy(name: string, policy: PolicyDocument): void;
}

type Operation = (s3: S3, call: Call) => AwsResponse | Promise<AwsResponse>;

const OPERATIONS: Record<string, Operation> = {
  PutObject: putObject,
  CopyObject: copyObject,
  GetObject: getObject,
  HeadObject: getObject,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  ListObjectsV2: listObjects,
  ListObjectVersions: listVersions,
  CreateMultipartUpload: createUpload,
  UploadPart: uploadPart,
  UploadPartCopy: copyPart,
  CompleteMultipartUpload: completeUpload,
  AbortMultipartUpload: abortUpload,
  ListParts: listParts,
  ListMultipartUploads: listUploads,
};

function renderError({ code, message, status, detail }: AwsError, requestId: string): AwsResponse {
  const { headers = {}, ...elements } = detail ?? {};
  if (status === 304) return { status, headers: {}, body: '' };
  const node = {
    Code: code,
    Message: message,
    ...(elements as Record<string, string>),
    RequestId: requestId,
  };
  return xmlResponse('Error', node, headers as Record<string, string>, status);
}

/** The local S3: a strict subset, path style, over SQLite and files. What is not modelled answers 501. */
export function openS3({ store, clock, region, kms, notify, onCall }: S3Options): S3Service {
  const state = createState(store);
  const s3: S3 = { store, state, files: openFiles(store.dataDir, state.files()), region, kms, notify };
  const deployBucketPolicy = (name: string, policy: PolicyDocument) =>
    state.putBucket({ ...state.bucket(name), policy });

  return {
    names: ['s3'],
    operationOf,
    async handle(request: AwsRequest) {
      const { operation } = request;
      onCall?.({ service: 's3', operation, resource: addressOf(request.url).bucket });
      if (operation === 'ListBuckets' || operation === 'CreateBucket') return serviceCall(s3, request);
      return (OPERATIONS[operation] ?? bucketCall)(s3, readCall(s3, request));
    },
    renderError,
    preflight: (request) => preflight(state, request),
    corsHeaders: (request) => corsHeaders(state, request),
    deployBucket(name, properties, policy) {
      const deployed = deployBucket(state, clock, name, properties);
      if (policy) deployBucketPolicy(name, policy);
      return deployed;
    },
    deployBucketPolicy,
  };
}
