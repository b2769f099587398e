import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/local/template.ts';
import { clients } from './clients.ts';
import { functionResources, type Resources, type Started, start, variable } from './fixture.ts';

const arn = (id: string): JsonObject => ({ 'Fn::GetAtt': [id, 'Arn'] });
const invoke = (more: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: variable('record'), 'Payload.$': '$' },
  ...more,
});

function resources(definition: JsonObject, failures = 0): Resources {
  const Seen = { 'Fn::GetAtt': ['Seen', 'Arn'] };
  return {
    Seen: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      },
    },
    ...functionResources(
      'record',
      [{ Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], Resource: Seen }],
      {
        Environment: { Variables: { TABLE: { Ref: 'Seen' }, FAILURES: String(failures) } },
      },
    ),
    MachineRole: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: {} },
    },
    MachinePolicy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'own',
        Roles: [{ Ref: 'MachineRole' }],
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('record') }],
        },
      },
    },
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        RoleArn: arn('MachineRole'),
        DefinitionString: JSON.stringify(definition),
        DefinitionSubstitutions: { record: arn('record') },
      },
    },
  };
}

let local: Started;
afterEach(() => local.dispose());
const stateMachineArn = 'arn:aws:states:eu-north-1:000000000000:stateMachine:Test-Machine';

async function run(input: unknown, name = 'one') {
  const { sfn } = clients(local);
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
  );
  await local.control('POST', 'idle');
  return describeOne(executionArn ?? '');
}

async function describeOne(executionArn: string) {
  const { status, output, error, cause } = await clients(local).sfn.send(
    new DescribeExecutionCommand({ executionArn }),
  );
  return { executionArn, status, output: output && JSON.parse(output), error, cause };
}

describe('a workflow', () => {
  it('runs tasks, choices and maps, and shapes their data', async () => {
    local = await start(
      resources({
        StartAt: 'First',
        States: {
          First: invoke({ ResultSelector: { 'n.$': '$.Payload.n' }, ResultPath: '$.first', Next: 'Which' }),
          Which: {
            Type: 'Choice',
            Choices: [
              {
                And: [
                  { Variable: '$.first.n', NumericGreaterThan: 0 },
                  { Variable: '$.ids', IsPresent: true },
                ],
                Next: 'Each',
              },
            ],
            Default: 'Wrong',
          },
          Each: {
            Type: 'Map',
            ItemsPath: '$.ids',
            ItemSelector: {
              'id.$': '$$.Map.Item.Value',
              'index.$': '$$.Map.Item.Index',
              'run.$': '$$.Execution.Name',
            },
            MaxConcurrency: 2,
            ItemProcessor: {
              ProcessorConfig: { Mode: 'INLINE' },
              StartAt: 'Keep',
              States: { Keep: { Type: 'Pass', ResultPath: '$.kept', Result: true, End: true } },
            },
            ResultPath: '$.kept',
            Next: 'Done',
          },
          Done: { Type: 'Succeed', OutputPath: '$.kept' },
          Wrong: { Type: 'Fail', Error: 'Wrong', Cause: 'not so' },
        },
      }),
    );
    const { status, output } = await run({ ids: ['a', 'b', 'c'] });
    expect(status).toBe('SUCCEEDED');
    expect(output).toEqual(['a', 'b', 'c'].map((id, index) => ({ id, index, run: 'one', kept: true })));
    expect(await run({}, 'two')).toMatchObject({ status: 'FAILED', error: 'Wrong', cause: 'not so' });
  });

  it('retries with growing intervals on the virtual clock, then goes on', async () => {
    const Retry = [{ ErrorEquals: ['Error'], IntervalSeconds: 60, BackoffRate: 2, MaxAttempts: 5 }];
    local = await start(
      resources(
        { StartAt: 'Try', States: { Try: invoke({ Retry, OutputPath: '$.Payload.n', End: true }) } },
        3,
      ),
    );
    const { status, executionArn } = await run({});
    expect(status).toBe('RUNNING');
    const before = Date.parse(((await local.control('GET', 'clock')) as { now: string }).now);
    await local.control('POST', 'clock', { advance: 'PT6M' });
    expect((await describeOne(executionArn)).status).toBe('RUNNING');
    await local.control('POST', 'clock', { advance: 'PT2M' });
    expect(await describeOne(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 4 });
    const { events } = await clients(local).sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.filter(({ type }) => type === 'TaskFailed')).toHaveLength(3);
    expect((events?.at(-1)?.timestamp?.getTime() ?? 0) - before).toBeGreaterThanOrEqual(418_000);
  });

  it('catches an error by name and keeps it beside the input', async () => {
    local = await start(
      resources(
        {
          StartAt: 'Try',
          States: {
            Try: invoke({
              Retry: [{ ErrorEquals: ['SomethingElse'], MaxAttempts: 9 }],
              Catch: [{ ErrorEquals: ['States.TaskFailed'], ResultPath: '$.failure', Next: 'Caught' }],
              End: true,
            }),
            Caught: { Type: 'Succeed' },
          },
        },
        9,
      ),
    );
    const { status, output } = await run({ id: 7 });
    expect([status, output.id, output.failure.Error]).toEqual(['SUCCEEDED', 7, 'Error']);
    expect(JSON.parse(output.failure.Cause)).toMatchObject({ errorType: 'Error', errorMessage: 'not yet' });
  });

  it('goes on where it was after a restart', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 600, MaxAttempts: 2 }];
    local = await start(
      resources(
        {
          StartAt: 'A',
          States: {
            A: invoke({ ResultPath: '$.a', Retry, Next: 'B' }),
            B: { Type: 'Succeed', OutputPath: '$.a.Payload.n' },
          },
        },
        1,
      ),
    );
    const { executionArn } = await run({});
    local = await local.restart();
    await local.control('POST', 'clock', { advance: 'PT11M' });
    expect(await describeOne(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 2 });
  });

  it('is the same execution while it runs, and its name stays taken for 90 days', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60, MaxAttempts: 1 }];
    local = await start(resources({ StartAt: 'A', States: { A: invoke({ Retry, End: true }) } }, 1));
    const { sfn } = clients(local);
    const first = await run({ id: 1 });
    const again = await run({ id: 1 });
    expect([again.executionArn, again.status]).toEqual([first.executionArn, 'RUNNING']);
    await expect(run({ id: 2 })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await local.control('POST', 'clock', { advance: 'P89D' });
    expect((await describeOne(first.executionArn)).status).toBe('SUCCEEDED');
    await expect(run({ id: 1 })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await local.control('POST', 'clock', { advance: 'P2D' });
    expect((await run({ id: 1 })).status).toBe('SUCCEEDED');
    const { executions } = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED' }),
    );
    expect(executions?.map(({ name }) => name)).toEqual(['one']);
  });

  it('stops on request, and refuses more than 256 KiB', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60, MaxAttempts: 3 }];
    local = await start(resources({ StartAt: 'A', States: { A: invoke({ Retry, End: true }) } }, 9));
    const { executionArn } = await run({});
    await clients(local).sfn.send(new StopExecutionCommand({ executionArn, error: 'Mine' }));
    await local.control('POST', 'clock', { advance: 'PT1H' });
    expect(await describeOne(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Mine' });
    await expect(run('x'.repeat(262_144), 'big')).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
  });

  it('may invoke only what its role allows', async () => {
    const definition = { StartAt: 'A', States: { A: invoke({ End: true }) } };
    const { MachinePolicy: _, ...withoutPolicy } = resources(definition);
    local = await start(withoutPolicy);
    expect(await run({})).toMatchObject({ status: 'FAILED', error: 'Lambda.AccessDeniedException' });
  });

  it.each([
    ['a state', { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 1, End: true } } }],
    ['a language', { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Succeed' } } }],
    [
      'a function',
      {
        StartAt: 'A',
        States: { A: { Type: 'Pass', Parameters: { 'x.$': "States.Format('{}', $.a)" }, End: true } },
      },
    ],
  ])('fails at the start for %s that is not modelled', async (_, definition) => {
    await expect(start(resources(definition as JsonObject))).rejects.toMatchObject({
      code: 'template_unsupported',
    });
    local = await start({});
  });
});
