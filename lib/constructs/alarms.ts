import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { httpUnits } from '../../layers/http/units.ts';
import { machineNames, type Names, queueNames } from '../deployment/names.ts';
import { eventUnits } from '../units/event-units.ts';
import { outboxDeadLetters } from '../units/trigger-statements.ts';
import type { AlarmTopic } from './alarm-topic.ts';

interface Watch {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly statistic?: 'Sum' | 'Maximum' | 'Average';
  readonly minutes?: number;
  readonly periods?: number;
  readonly above?: number;
  readonly below?: number;
  /** Silence is itself the fault. */
  readonly missingIsBad?: true;
}

/** Functions that a state machine calls fail on purpose, to be tried again: the machine's failure is the alarm. */
const watchedFunctions = (): readonly string[] => [
  ...httpUnits.map(({ name }) => name),
  ...eventUnits.filter(({ id }) => !/^(completion|erasure)\/(?!start-)/.test(id)).map(({ id }) => id),
];

/** Everything that a person must hear of. */
export class Alarms extends Construct {
  constructor(scope: Construct, names: Names, topic: AlarmTopic, smsMonthlyLimit: number) {
    super(scope, 'alarms');
    const watch = (id: string, description: string, watched: Watch): void => {
      new CfnAlarm(this, id, {
        alarmName: `${names.prefix}-${id}`,
        alarmDescription: description,
        ...alarmProperties(watched),
        alarmActions: [topic.arn],
      });
    };

    for (const queue of [...queueNames, outboxDeadLetters]) {
      watch(`${queue}-dead-letters`, `Messages of ${queue} could not be handled`, {
        namespace: 'AWS/SQS',
        metric: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: names.queue(names.deadLetterName(queue)) },
        statistic: 'Maximum',
        above: 0,
      });
    }
    for (const id of watchedFunctions()) {
      watch(`${id.replace('/', '-')}-errors`, `${id} fails`, {
        namespace: 'AWS/Lambda',
        metric: 'Errors',
        dimensions: { FunctionName: names.function(id) },
        above: 0,
      });
    }
    for (const machine of machineNames) {
      watch(`${machine}-failed`, `An execution of ${machine} has failed for good`, {
        namespace: 'AWS/States',
        metric: 'ExecutionsFailed',
        dimensions: { StateMachineArn: names.machineArn(machine) },
        above: 0,
      });
    }
    watch(
      'sweep-missing',
      'Nothing has been swept for fifteen minutes: reminders, deadlines and erasures wait',
      {
        namespace: 'AWS/Lambda',
        metric: 'Invocations',
        dimensions: { FunctionName: names.function('sweep/sweep-due') },
        minutes: 15,
        below: 1,
        missingIsBad: true,
      },
    );
    watch('surplus-signatures', 'A signing key was used past this system', {
      namespace: 'Sigill',
      metric: 'SurplusSignatures',
      dimensions: { Stage: names.stage },
      above: 0,
    });
    watch(
      'key-uses-silent',
      'For a day nobody has told of signatures: is there a trail of management events?',
      {
        namespace: 'AWS/SQS',
        metric: 'NumberOfMessagesSent',
        dimensions: { QueueName: names.queue('key-uses') },
        minutes: 24 * 60,
        below: 1,
        missingIsBad: true,
      },
    );
    watch('outbox-lag', 'Events wait for more than five minutes', {
      namespace: 'AWS/Lambda',
      metric: 'IteratorAge',
      dimensions: { FunctionName: names.function('dispatcher/dispatch-outbox') },
      statistic: 'Maximum',
      above: 300_000,
    });
    watch('api-faults', 'The API answers 5xx', {
      namespace: 'AWS/ApiGateway',
      metric: '5XXError',
      dimensions: { ApiName: names.prefix, Stage: 'main' },
      above: 4,
    });
    watch('mail-bounces', 'Half of the bounce rate at which SES reviews the account', {
      namespace: 'AWS/SES',
      metric: 'Reputation.BounceRate',
      statistic: 'Average',
      minutes: 60,
      above: 0.025,
    });
    watch('mail-complaints', 'Half of the complaint rate at which SES reviews the account', {
      namespace: 'AWS/SES',
      metric: 'Reputation.ComplaintRate',
      statistic: 'Average',
      minutes: 60,
      above: 0.0005,
    });
    // SNS stops sending when the quota is spent; mail goes on. Both alarms leave time to raise it or to look.
    for (const [part, share] of [
      ['half', 0.5],
      ['most', 0.8],
    ] as const) {
      watch(`sms-spend-${part}`, `${share * 100} % of the month's quota for text messages is spent`, {
        namespace: 'AWS/SNS',
        metric: 'SMSMonthToDateSpentUSD',
        statistic: 'Maximum',
        above: share * smsMonthlyLimit,
      });
    }
  }
}

function alarmProperties(watched: Watch) {
  const { namespace, metric, dimensions = {}, statistic = 'Sum', minutes = 5, periods = 1 } = watched;
  return {
    namespace,
    metricName: metric,
    dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })),
    statistic,
    period: minutes * 60,
    evaluationPeriods: periods,
    threshold: watched.below ?? watched.above ?? 0,
    comparisonOperator: watched.below === undefined ? 'GreaterThanThreshold' : 'LessThanThreshold',
    treatMissingData: watched.missingIsBad ? 'breaching' : 'notBreaching',
  };
}
