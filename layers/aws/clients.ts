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

/** One client per service and container, made when first needed. */
export const dynamo = once(() =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } }),
);
export const kms = once(() => new KMSClient({}));
/** Checksums only where we ask for them: a presigned PUT must not carry the checksum of an empty body. */
export const s3 = once(
  () =>
    new S3Client({
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
);
export const lambda = once(() => new LambdaClient({}));
export const ses = once(() => new SESClient({}));
export const sns = once(() => new SNSClient({}));
export const sqs = once(() => new SQSClient({ useQueueUrlAsEndpoint: false }));
export const stepFunctions = once(() => new SFNClient({ disableHostPrefix: true }));
