import { describe, expect, it } from 'vitest';
import { at, resourcesIn } from '../../../lib/checks/template.ts';
import { localInput } from '../support/deployments.ts';
import { templatesOf } from '../support/templates.ts';

interface State {
  Type: string;
  Next?: string;
  Retry?: { ErrorEquals: string[]; MaxAttempts: number; IntervalSeconds?: number; BackoffRate?: number }[];
  Catch?: { ErrorEquals: string[]; Next: string }[];
  Parameters?: Record<string, unknown>;
  ResultPath?: unknown;
}

const stacks = Object.values(templatesOf(localInput));

function machine(name: string): { StartAt: string; States: Record<string, State> } {
  const found = resourcesIn(stacks, 'AWS::StepFunctions::StateMachine').find(
    ({ properties }) => properties.StateMachineName === `sigill-local-${name}`,
  );
  return JSON.parse(String(found?.properties.DefinitionString));
}

/** The states that an execution passes when every step succeeds. */
function path({ StartAt, States }: ReturnType<typeof machine>, start = StartAt): string[] {
  const next = States[start]?.Next;
  return next === undefined ? [start] : [start, ...path({ StartAt, States }, next)];
}

describe('completion', () => {
  const { States, StartAt } = machine('completion');

  it('seals, then commits, within six transitions', () => {
    expect(path({ States, StartAt })).toEqual(['SealEnvelope', 'CommitCompletion', 'Completed']);
  });

  it('tries the seal six times in all, with growing pauses', () => {
    const [refused, failed] = States.SealEnvelope?.Retry ?? [];
    expect(refused).toEqual({ ErrorEquals: ['SealRefused'], MaxAttempts: 0 });
    expect(failed?.ErrorEquals).toEqual(['States.ALL']);
    expect(1 + (failed?.MaxAttempts ?? 0)).toBe(6);
    expect(failed?.BackoffRate).toBeGreaterThan(1);
  });

  it('records a seal that fails for good, and ends as failed so that the alarm hears of it', () => {
    const [caught] = States.SealEnvelope?.Catch ?? [];
    expect(path({ States, StartAt }, caught?.Next)).toEqual(['RecordSealFailure', 'SealFailed']);
    expect(States.SealFailed?.Type).toBe('Fail');
  });
});

describe('erasure', () => {
  const { States, StartAt } = machine('erasure');

  it('destroys keys first and certifies last, within six transitions', () => {
    expect(path({ States, StartAt })).toEqual([
      'DestroyKeys',
      'DeleteObjects',
      'DeleteRows',
      'CertifyErasure',
      'Erased',
    ]);
  });

  it('goes on with a step that has more to do, and never gives up within a day', () => {
    for (const state of Object.values(States).filter(({ Type }) => Type === 'Task')) {
      const [more, failed] = state.Retry ?? [];
      expect(more).toMatchObject({ ErrorEquals: ['Unfinished'], BackoffRate: 1 });
      expect(more?.MaxAttempts).toBeGreaterThanOrEqual(1000);
      const { IntervalSeconds = 0, BackoffRate = 0, MaxAttempts = 0 } = failed ?? {};
      const seconds = Array.from(
        { length: MaxAttempts },
        (_, index) => IntervalSeconds * BackoffRate ** index,
      );
      expect(seconds.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(86_400);
    }
  });
});

describe('every step', () => {
  it('gets ids as they came and leaves nothing in the history', () => {
    for (const name of ['completion', 'erasure']) {
      for (const state of Object.values(machine(name).States).filter(({ Type }) => Type === 'Task')) {
        expect(state.Parameters?.['Payload.$']).toBe('$');
        expect(state.ResultPath).toBeNull();
      }
    }
  });
});

describe('sources of events', () => {
  const mappings = resourcesIn(stacks, 'AWS::Lambda::EventSourceMapping').map(({ properties }) => properties);
  const queue = (name: string) =>
    mappings.find(({ EventSourceArn }) => String(EventSourceArn).endsWith(`:sigill-local-${name}`));

  it('report which messages of a batch failed', () => {
    expect(mappings).toHaveLength(11);
    for (const mapping of mappings)
      expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
  });

  it('let an epoch of the log last for a minute, one at a time', () => {
    expect(queue('log')?.MaximumBatchingWindowInSeconds).toBe(60);
    const sequencer = resourcesIn(stacks, 'AWS::Lambda::Function').find(
      ({ properties }) => properties.FunctionName === 'sigill-local-log-sequence-log',
    );
    expect(sequencer?.properties.ReservedConcurrentExecutions).toBe(1);
  });

  it('pass new outbox rows on, and not those that vanish', () => {
    const stream = mappings.find(({ StartingPosition }) => StartingPosition !== undefined);
    expect(at(stream, 'FilterCriteria', 'Filters')).toEqual([{ Pattern: '{"eventName":["INSERT"]}' }]);
    expect(stream?.BisectBatchOnFunctionError).toBe(true);
  });

  it('hold a message for longer than its function may take', () => {
    for (const { properties } of resourcesIn(stacks, 'AWS::SQS::Queue').filter(
      ({ properties: { RedrivePolicy } }) => RedrivePolicy,
    )) {
      const mapping = queue(String(properties.QueueName).replace('sigill-local-', ''));
      const consumer = resourcesIn(stacks, 'AWS::Lambda::Function').find(
        ({ id }) => id === at(mapping, 'FunctionName', 'Ref'),
      );
      expect(Number(properties.VisibilityTimeout)).toBeGreaterThanOrEqual(
        6 * Number(consumer?.properties.Timeout),
      );
    }
  });

  it('put messages that cannot be handled aside', () => {
    const queues = resourcesIn(stacks, 'AWS::SQS::Queue').map(({ properties }) => properties);
    for (const name of ['notify', 'completion', 'log', 'mail-events', 'upload-events']) {
      const redrive = queues.find(({ QueueName }) => QueueName === `sigill-local-${name}`)?.RedrivePolicy;
      expect(at(redrive, 'deadLetterTargetArn')).toBe(
        `arn:aws:sqs:eu-north-1:000000000000:sigill-local-${name}-dead`,
      );
    }
  });

  it('forget mail events within a day, also those that could not be handled', () => {
    const queues = resourcesIn(stacks, 'AWS::SQS::Queue').map(({ properties }) => properties);
    for (const name of ['mail-events', 'mail-events-dead']) {
      expect(
        queues.find(({ QueueName }) => QueueName === `sigill-local-${name}`)?.MessageRetentionPeriod,
      ).toBe(86_400);
    }
  });
});
