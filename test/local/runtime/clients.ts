import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Local } from '../../../lib/local/start-local.ts';

/** The SDK's own clients, as the account's administrator; they correct their clock by the endpoint's. */
export function clients({ aws, region, awsCredentials }: Pick<Local, 'aws' | 'region' | 'awsCredentials'>) {
  const settings = { endpoint: aws, region, credentials: { ...awsCredentials } };
  return {
    db: new DynamoDBClient(settings),
    lambda: new LambdaClient(settings),
    ses: new SESClient(settings),
    sfn: new SFNClient({ ...settings, disableHostPrefix: true }),
    sns: new SNSClient(settings),
    sqs: new SQSClient(settings),
  };
}
