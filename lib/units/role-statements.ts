import type { Deployment } from '../deployment/deployment.ts';
import type { Names } from '../deployment/names.ts';
import { documentStatements } from './document-statements.ts';
import type { Grant } from './grant.ts';
import type { KeyArns } from './key-arns.ts';
import { keyStatements } from './key-statements.ts';
import { messageStatements } from './message-statements.ts';
import { allow, because, type PolicyStatement } from './policy-statement.ts';
import { restoreStatements } from './restore-statements.ts';
import { tableStatements } from './table-statements.ts';

/** Shared with the state machines. */
export const traceStatement: PolicyStatement = because(
  'X-Ray takes no resource',
  allow('WriteTraces', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
);

export interface RoleContext {
  readonly deployment: Deployment;
  readonly names: Names;
  readonly keys: KeyArns;
}

/** Every statement of the role of one function: its own log group, traces, and what its grant says. */
export function roleStatements(id: string, grant: Grant, context: RoleContext): PolicyStatement[] {
  const { deployment, names, keys } = context;
  return [
    because(
      'Lambda names the log streams of the one log group',
      allow(
        'WriteOwnLog',
        ['logs:CreateLogStream', 'logs:PutLogEvents'],
        [`${names.logGroupArn(names.logGroup(id))}:log-stream:*`],
      ),
    ),
    traceStatement,
    ...tableStatements(grant, names),
    ...documentStatements(grant, names),
    ...keyStatements(grant, names, keys),
    ...messageStatements(grant, names, deployment),
    ...restoreStatements(context),
  ];
}
