import { randomUUID } from 'node:crypto';
import type { Place } from './resource-types.ts';

/** What EventBridge delivers of a KMS signature that CloudTrail has recorded; at once instead of after minutes. */
export const signEvent = ({ account, region }: Place, keyArn: string, now: number) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'AWS API Call via CloudTrail',
  source: 'aws.kms',
  account,
  time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
  region,
  resources: [],
  detail: {
    eventVersion: '1.11',
    eventSource: 'kms.amazonaws.com',
    eventName: 'Sign',
    eventID: randomUUID(),
    eventTime: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    readOnly: true,
    resources: [{ accountId: account, type: 'AWS::KMS::Key', ARN: keyArn }],
  },
});
