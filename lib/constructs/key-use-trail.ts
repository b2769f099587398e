import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { type Names, signingKeyNames } from '../deployment/names.ts';
import type { KeyArns } from '../units/key-arns.ts';
import { acknowledge } from './acknowledge.ts';
import { serviceSender } from './service-sender.ts';
import { UnitQueue } from './unit-queue.ts';

/**
 * Every use of a signing key, as CloudTrail tells it. `Sign` is a read-only management event: it reaches a rule only
 * in this state, and only in an account that has a trail of management events.
 */
export class KeyUseTrail extends Construct {
  constructor(scope: Construct, names: Names, keys: KeyArns) {
    super(scope, 'key-use-trail');
    const name = `${names.prefix}-key-uses`;
    const queue = new UnitQueue(this, names, 'key-uses', {
      senders: [
        serviceSender({
          names,
          service: 'events.amazonaws.com',
          action: 'sqs:SendMessage',
          resource: names.queueArn('key-uses'),
          source: names.arn('events', `rule/${name}`),
        }),
      ],
    });
    const rule = new CfnRule(this, 'rule', {
      name,
      description: 'Tells of every signature that a signing key makes',
      state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      eventPattern: {
        source: ['aws.kms'],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: { eventName: ['Sign'], resources: { ARN: signingKeyNames.map(keys.signing) } },
      },
      targets: [{ id: 'queue', arn: queue.arn }],
    });
    rule.node.addDependency(queue);
    acknowledge(
      rule,
      'Serverless-EventBusDLQ',
      'The target is a queue in this account; an alarm tells of silence',
    );
  }
}
