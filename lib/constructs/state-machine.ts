import { Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { MachineName, Names } from '../deployment/names.ts';
import { allow, because, policyDocument, trustOf } from '../units/policy-statement.ts';
import { traceStatement } from '../units/role-statements.ts';
import { acknowledgeWildcards } from './acknowledge.ts';
import { logRetentionDays } from './unit-function.ts';

/** One state in Amazon States Language, JSONPath. */
export type State = Readonly<Record<string, unknown>> & {
  readonly Type: 'Task' | 'Choice' | 'Map' | 'Succeed' | 'Fail';
};

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts: number;
}

export interface MachineDefinition {
  readonly Comment: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/**
 * A task that calls a function with the execution's input, which is ids only, and drops the answer: the
 * result of a step lies in the tables, so that nothing personal stands in a history and any step may be
 * repeated.
 */
export const task = (
  functionArn: string,
  next: string,
  retry: readonly Retrier[],
  options: { readonly timeoutSeconds: number; readonly onFailure?: string },
): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: functionArn, 'Payload.$': '$' },
  ResultPath: null,
  TimeoutSeconds: options.timeoutSeconds,
  Retry: retry,
  ...(options.onFailure === undefined
    ? {}
    : { Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: options.onFailure }] }),
  Next: next,
});

export interface StateMachineProps {
  readonly names: Names;
  readonly name: MachineName;
  readonly definition: MachineDefinition;
  /** The functions it calls. */
  readonly calls: readonly string[];
}

/** A standard workflow without time and without data: no `Wait`, due dates are items. */
export class StateMachine extends Construct {
  constructor(scope: Construct, { names, name, definition, calls }: StateMachineProps) {
    super(scope, `${name}-machine`);
    const logGroup = new CfnLogGroup(this, 'log', {
      logGroupName: `/aws/vendedlogs/states/${names.machine(name)}`,
      retentionInDays: logRetentionDays,
    });
    const statements = machineStatements(names, calls);
    const role = new CfnRole(this, 'role', {
      roleName: `${names.machine(name)}-machine`,
      assumeRolePolicyDocument: trustOf('states.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': names.account },
      }),
      policies: [{ policyName: 'grant', policyDocument: policyDocument(statements) }],
    });
    acknowledgeWildcards(role, names, statements);
    new CfnStateMachine(this, 'machine', {
      stateMachineName: names.machine(name),
      stateMachineType: 'STANDARD',
      roleArn: role.attrArn,
      definitionString: Stack.of(this).toJsonString(definition),
      tracingConfiguration: { enabled: true },
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: false,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: `${names.logGroupArn(logGroup.ref)}:*` } }],
      },
    });
  }
}

const machineStatements = (names: Names, calls: readonly string[]) => [
  allow('InvokeSteps', ['lambda:InvokeFunction'], calls.map(names.functionArn)),
  because(
    'vended log delivery takes no resource',
    allow(
      'DeliverLogs',
      [
        'logs:CreateLogDelivery',
        'logs:GetLogDelivery',
        'logs:UpdateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:DescribeResourcePolicies',
        'logs:DescribeLogGroups',
      ],
      ['*'],
    ),
  ),
  traceStatement,
];
