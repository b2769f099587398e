import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorize } from '../iam.ts';
import { jsonService, operation } from '../json-service.ts';
import type { AwsService, OnCall } from '../types.ts';
import type { Execution, Executions } from './executions.ts';

const executionArn = z.string();
const page = {
  maxResults: z.number().int().min(0).max(1000).default(100),
  nextToken: z.string().default('0'),
};

/** Answers a page of `all` from the offset in `nextToken`. */
function paged<T>(all: T[], { maxResults, nextToken }: { maxResults: number; nextToken: string }) {
  const from = Number(nextToken);
  const to = from + (maxResults || 100);
  return { items: all.slice(from, to), ...(to < all.length ? { nextToken: String(to) } : {}) };
}

function summary({ arn, machine, name, status, started, stopped }: Execution) {
  const end = stopped === null ? {} : { stopDate: stopped / 1000 };
  return { executionArn: arn, stateMachineArn: machine, name, status, startDate: started / 1000, ...end };
}

/** The calls of Step Functions for standard workflows, in its JSON protocol. */
export function statesService(executions: Executions, onCall: OnCall): AwsService {
  const startExecution = operation(
    z.strictObject({
      stateMachineArn: z.string(),
      name: z
        .string()
        .regex(/^[\w-]{1,80}$/)
        .optional(),
      input: z.string().default('{}'),
      traceHeader: z.string().optional(),
    }),
    ({ stateMachineArn, name = randomUUID(), input }, { principal }) => {
      authorize(principal, 'states:StartExecution', stateMachineArn, {});
      const { arn, started } = executions.start(executions.machine(stateMachineArn), name, input);
      return { executionArn: arn, startDate: started / 1000 };
    },
  );

  const describeExecution = operation(z.strictObject({ executionArn }), (input, { principal }) => {
    authorize(principal, 'states:DescribeExecution', input.executionArn, {});
    const execution = executions.get(input.executionArn);
    const { output, error, cause } = execution;
    const known = Object.entries({ output, error, cause }).filter(([, value]) => value !== null);
    return { ...summary(execution), input: execution.input, ...Object.fromEntries(known) };
  });

  const listExecutions = operation(
    z.strictObject({ stateMachineArn: z.string(), statusFilter: z.string().optional(), ...page }),
    ({ stateMachineArn, statusFilter, maxResults, nextToken }, { principal }) => {
      authorize(principal, 'states:ListExecutions', stateMachineArn, {});
      const limit = maxResults || 100;
      const from = Number(nextToken);
      const found = executions.list(executions.machine(stateMachineArn).arn, statusFilter, from, limit + 1);
      const more = found.length > limit ? { nextToken: String(from + limit) } : {};
      return { executions: found.slice(0, limit).map(summary), ...more };
    },
  );

  const getExecutionHistory = operation(
    z.strictObject({
      executionArn,
      reverseOrder: z.boolean().default(false),
      includeExecutionData: z.boolean().default(true),
      ...page,
    }),
    (input, { principal }) => {
      authorize(principal, 'states:GetExecutionHistory', input.executionArn, {});
      executions.get(input.executionArn);
      const events = executions.history(input.executionArn).map(({ id, at, type, detail }) => ({
        id,
        previousEventId: id - 1,
        timestamp: at / 1000,
        type,
        ...(input.includeExecutionData ? { [detailName(type)]: detail } : {}),
      }));
      const { items, ...more } = paged(input.reverseOrder ? events.toReversed() : events, input);
      return { events: items, ...more };
    },
  );

  return jsonService({
    names: ['states'],
    version: '1.0',
    onCall,
    operations: {
      StartExecution: startExecution,
      DescribeExecution: describeExecution,
      ListExecutions: listExecutions,
      GetExecutionHistory: getExecutionHistory,
      StopExecution: operation(
        z.strictObject({ executionArn, error: z.string().optional(), cause: z.string().optional() }),
        ({ executionArn: arn, error, cause }, { principal }) => {
          authorize(principal, 'states:StopExecution', arn, {});
          const { stopped } = executions.stop(arn, error ?? null, cause ?? null);
          return { stopDate: (stopped ?? 0) / 1000 };
        },
      ),
      ListStateMachines: operation(z.strictObject(page), (input, { principal }) => {
        authorize(principal, 'states:ListStateMachines', '*', {});
        const { items, ...more } = paged([...executions.machines.values()], input);
        const stateMachines = items.map(({ arn, name, createdAt }) => ({
          stateMachineArn: arn,
          name,
          type: 'STANDARD',
          creationDate: createdAt / 1000,
        }));
        return { stateMachines, ...more };
      }),
    },
  });
}

/** `TaskStateEntered` keeps its details in `stateEnteredEventDetails`, `TaskFailed` in `taskFailedEventDetails`. */
function detailName(type: string): string {
  const shared = /State(Entered|Exited)$/.exec(type)?.[1];
  const name = shared ? `state${shared}` : type.charAt(0).toLowerCase() + type.slice(1);
  return `${name}EventDetails`;
}
