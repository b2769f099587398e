import type { PolicyStatement } from '../units/policy-statement.ts';

/** Refuses whoever publishes over plain HTTP. */
export const secureTopicStatement = (topicArn: string): PolicyStatement => ({
  Sid: 'DenyPlainHttp',
  Effect: 'Deny',
  Principal: '*',
  Action: ['sns:Publish'],
  Resource: [topicArn],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});
