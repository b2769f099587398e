import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const once = <Client>(make: () => Client): (() => Client) => {
  let client: Client | undefined;
  return () => {
    client ??= make();
    return client;
  };
};

/**
 * One client per service and container, made when first needed. Marked pure, so that a unit's bundle holds only the
 * clients it uses.
 */
export const dynamo = /* @__PURE__ */ once(() =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } }),
);
export const kms = /* @__PURE__ */ once(() => new KMSClient({}));
/** Checksums only where we ask for them: a presigned PUT must not carry the checksum of an empty body. */
export const s3 = /* @__PURE__ */ once(
  () =>
    new S3Client({
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
);
export const lambda = /* @__PURE__ */ once(() => new LambdaClient({}));
export const ses = /* @__PURE__ */ once(() => new SESClient({}));
export const sns = /* @__PURE__ */ once(() => new SNSClient({}));
export const sqs = /* @__PURE__ */ once(() => new SQSClient({ useQueueUrlAsEndpoint: false }));
export const stepFunctions = /* @__PURE__ */ once(() => new SFNClient({ disableHostPrefix: true }));
