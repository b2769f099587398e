import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnEventInvokeConfig, CfnEventSourceMapping, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { streamParameter } from '../deployment/shared-names.ts';
import type { EventUnit, Trigger } from '../units/event-unit.ts';
import type { RoleContext } from '../units/role-statements.ts';
import { outboxDeadLetters, triggerStatements } from '../units/trigger-statements.ts';
import { acknowledge } from './acknowledge.ts';
import type { CodeAssets } from './code-assets.ts';
import { sharedValue } from './shared-value.ts';
import { UnitFunction } from './unit-function.ts';
import { DeadLetterQueue } from './work-queue.ts';

const missedRun = 'The next run does what this one missed; an alarm tells when runs fail or stop';

type QueueTrigger = Extract<Trigger, { kind: 'queue' }>;

/** A function with what makes it run: a queue, the outbox stream, a schedule, or somebody's call. */
export class EventFunction extends Construct {
  readonly function: UnitFunction;

  constructor(scope: Construct, unit: EventUnit, context: RoleContext, assets: CodeAssets) {
    super(scope, `${unit.id.replace('/', '-')}-unit`);
    const { names, keys } = context;
    const stream = () => sharedValue(this, streamParameter(names));
    this.function = new UnitFunction(this, {
      ...unit,
      context,
      assets,
      statements: triggerStatements(unit.trigger, names, keys, stream),
    });
    if (unit.trigger.kind === 'queue') this.feedFromQueue(unit.trigger, context);
    if (unit.trigger.kind === 'outbox') this.feedFromStream(stream(), context);
    if (unit.trigger.kind === 'schedule') this.runEvery(unit.trigger.every, unit.id, context);
  }

  private feedFromQueue(trigger: QueueTrigger, { names }: RoleContext): void {
    const mapping = new CfnEventSourceMapping(this, 'queue', {
      eventSourceArn: names.queueArn(trigger.queue),
      functionName: this.function.resource.ref,
      batchSize: trigger.batchSize,
      maximumBatchingWindowInSeconds: trigger.windowSeconds ?? 0,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: trigger.maxConcurrency },
    });
    acknowledge(
      mapping,
      'Serverless-LambdaEventSourceMappingDestination',
      'The queue has its own dead-letter queue',
    );
  }

  /** Rows that vanish by their TTL are no events; a batch that never succeeds is put aside, not lost. */
  private feedFromStream(stream: string, { names }: RoleContext): void {
    const dead = new DeadLetterQueue(this, { names, name: outboxDeadLetters, retentionSeconds: 14 * 86_400 });
    new CfnEventSourceMapping(this, 'stream', {
      eventSourceArn: stream,
      functionName: this.function.resource.ref,
      startingPosition: 'TRIM_HORIZON',
      batchSize: 100,
      maximumBatchingWindowInSeconds: 0,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 100,
      maximumRecordAgeInSeconds: 82_800,
      functionResponseTypes: ['ReportBatchItemFailures'],
      filterCriteria: { filters: [{ pattern: JSON.stringify({ eventName: ['INSERT'] }) }] },
      destinationConfig: { onFailure: { destination: dead.arn } },
    }).node.addDependency(dead);
  }

  private runEvery(period: string, id: string, { names }: RoleContext): void {
    const rule = new CfnRule(this, 'schedule', {
      name: names.function(id),
      description: `Runs ${id} every ${period}`,
      scheduleExpression: `rate(${period})`,
      state: 'ENABLED',
      targets: [
        {
          id: 'function',
          arn: this.function.resource.attrArn,
          retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 300 },
        },
      ],
    });
    acknowledge(rule, 'Serverless-EventBusDLQ', missedRun);
    new CfnPermission(this, 'permission', {
      action: 'lambda:InvokeFunction',
      functionName: this.function.resource.ref,
      principal: 'events.amazonaws.com',
      sourceArn: rule.attrArn,
    });
    const invocation = new CfnEventInvokeConfig(this, 'asynchronous', {
      functionName: this.function.resource.ref,
      qualifier: '$LATEST',
      maximumRetryAttempts: 1,
      maximumEventAgeInSeconds: 300,
    });
    acknowledge(invocation, 'Serverless-LambdaAsyncFailureDestination', missedRun);
  }
}
