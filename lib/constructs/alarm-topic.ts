import { CfnSubscription, CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Deployment } from '../deployment/deployment.ts';
import type { Names } from '../deployment/names.ts';
import { type PolicyStatement, policyDocument } from '../units/policy-statement.ts';
import { acknowledge } from './acknowledge.ts';
import { secureTopicStatement } from './topic-policy.ts';

/** Where alarms go; whoever runs the service subscribes. */
export class AlarmTopic extends Construct {
  readonly arn: string;
  readonly policy: CfnTopicPolicy;

  constructor(scope: Construct, deployment: Deployment, names: Names, keyArn: string) {
    super(scope, 'alarm-topic');
    const topic = new CfnTopic(this, 'topic', {
      topicName: `${names.prefix}-alarms`,
      kmsMasterKeyId: keyArn,
    });
    this.arn = topic.ref;
    const topicArn = names.topicArn('alarms');
    const publisher = (service: string): PolicyStatement => ({
      Sid: `AllowFrom${service.charAt(0).toUpperCase()}${service.slice(1)}`,
      Effect: 'Allow',
      Principal: { Service: `${service}.amazonaws.com` },
      Action: ['sns:Publish'],
      Resource: [topicArn],
      Condition: { StringEquals: { 'aws:SourceAccount': names.account } },
    });
    this.policy = new CfnTopicPolicy(this, 'policy', {
      topics: [topic.ref],
      policyDocument: policyDocument([secureTopicStatement(topicArn), publisher('cloudwatch')]),
    });
    if (deployment.alarmEmail === null) return;
    const email = new CfnSubscription(this, 'email', {
      topicArn: topic.ref,
      protocol: 'email',
      endpoint: deployment.alarmEmail,
    });
    acknowledge(
      email,
      'Serverless-SNSRedrivePolicy',
      'A mail that does not arrive is seen on the dashboard; alarms stay on until they are answered',
    );
  }
}
