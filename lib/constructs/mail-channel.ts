import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import { CfnSubscription, CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Names } from '../deployment/names.ts';
import { configurationSet } from '../units/message-statements.ts';
import { policyDocument } from '../units/policy-statement.ts';
import { serviceSender } from './service-sender.ts';
import { secureTopicStatement } from './topic-policy.ts';
import { UnitQueue } from './unit-queue.ts';

/** What the mail provider may tell us. Opens and clicks are not among it: mails carry no tracking. */
const eventTypes = ['bounce', 'complaint', 'delivery', 'deliveryDelay', 'reject', 'renderingFailure'];

const day = 86_400;

/**
 * The configuration set that every mail goes through, and the way its events come back: a topic and a queue,
 * encrypted with the data key and emptied within a day, because addresses stand in them. Addresses are not
 * put on the account's own suppression list either.
 */
export class MailChannel extends Construct {
  constructor(scope: Construct, names: Names, keyArn: string) {
    super(scope, 'mail');
    const set = new CfnConfigurationSet(this, 'set', {
      name: configurationSet(names),
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
      reputationOptions: { reputationMetricsEnabled: true },
      sendingOptions: { sendingEnabled: true },
      suppressionOptions: { suppressedReasons: [] },
    });
    const topic = new CfnTopic(this, 'topic', {
      topicName: names.queue('mail-events'),
      kmsMasterKeyId: keyArn,
    });
    const topicArn = names.topicArn('mail-events');
    const policy = new CfnTopicPolicy(this, 'topic-policy', {
      topics: [topic.ref],
      policyDocument: policyDocument([
        secureTopicStatement(topicArn),
        serviceSender({
          names,
          service: 'ses.amazonaws.com',
          action: 'sns:Publish',
          resource: topicArn,
          source: names.arn('ses', `configuration-set/${configurationSet(names)}`),
        }),
      ]),
    });
    const queue = new UnitQueue(this, names, 'mail-events', {
      keyArn,
      retentionSeconds: day,
      senders: [
        serviceSender({
          names,
          service: 'sns.amazonaws.com',
          action: 'sqs:SendMessage',
          resource: names.queueArn('mail-events'),
          source: topicArn,
        }),
      ],
    });
    new CfnSubscription(this, 'subscription', {
      topicArn: topic.ref,
      protocol: 'sqs',
      endpoint: queue.arn,
      rawMessageDelivery: true,
      redrivePolicy: { deadLetterTargetArn: queue.deadLetters.arn },
    }).node.addDependency(queue);
    const destination = new CfnConfigurationSetEventDestination(this, 'events', {
      configurationSetName: set.ref,
      eventDestination: {
        name: 'mail-events',
        enabled: true,
        matchingEventTypes: eventTypes,
        snsDestination: { topicArn: topic.ref },
      },
    });
    destination.node.addDependency(policy);
  }
}
