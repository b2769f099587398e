import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
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
