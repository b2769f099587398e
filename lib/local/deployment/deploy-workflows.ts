import { randomUUID } from 'node:crypto';
import { matchesPattern } from '../event-filter.ts';
import { authorize } from '../iam.ts';
import type { QueueSpec, Queues } from '../queues.ts';
import type { Services } from '../services.ts';
import { joinPolicies } from '../sqs.ts';
import { readMachine } from '../states/check-machine.ts';
import { type JsonObject, type Template, TemplateError } from '../template.ts';
import type { Principal } from '../types.ts';
import { known, list, object } from './properties.ts';

const FROM_EVENTS: Principal = { kind: 'service', arn: 'events.amazonaws.com', policies: [] };

/** State machines, and the rules that start things by the clock. */
export function deployWorkflows(template: Template, services: Services, roles: Map<string, Principal>): void {
  const { executions, clock } = services;
  for (const resource of template.resources('AWS::StepFunctions::StateMachine')) {
    const properties = known(resource, [
      ...['DefinitionString', 'DefinitionSubstitutions', 'RoleArn', 'StateMachineName', 'StateMachineType'],
      ...['TracingConfiguration', 'LoggingConfiguration', 'EncryptionConfiguration', 'Tags'],
    ]);
    if ((properties.StateMachineType ?? 'STANDARD') !== 'STANDARD') {
      throw new TemplateError(`${resource.logicalId}: only standard workflows are served locally`);
    }
    const role = roles.get(String(properties.RoleArn));
    if (!role) throw new TemplateError(`${resource.logicalId}: its role is not in the template`);
    const machine = readMachine(resource.name, substituted(properties));
    const { name, arn } = resource;
    executions.machines.set(arn, { name, arn, machine, role, createdAt: clock.now() });
  }
  deployRules(template, services);
}

function substituted({ DefinitionString, DefinitionSubstitutions }: JsonObject): string {
  const values = object(DefinitionSubstitutions);
  return String(DefinitionString).replace(/\$\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  );
}

function deployRules(
  template: Template,
  { rules, asynchronous, executions, functions, queues }: Services,
): void {
  for (const rule of template.resources('AWS::Events::Rule')) {
    const properties = known(rule, [
      'Name',
      'Description',
      'ScheduleExpression',
      'EventPattern',
      'State',
      'Targets',
    ]);
    if (properties.State === 'DISABLED') continue;
    const targets = list(properties.Targets).map((target) => {
      const { Arn, Input, InputPath, InputTransformer } = object(target);
      if (InputPath ?? InputTransformer)
        throw new TemplateError(`${rule.logicalId}: InputPath is not served locally`);
      const arn = String(Arn);
      const machine = executions.machines.get(arn);
      const queue = arn.includes(':sqs:') ? queues.find(arn) : undefined;
      if (!machine && !queue && !functions.spec(arn))
        throw new TemplateError(`${rule.logicalId}: the target ${arn} is not served locally`);
      return (event: string): void => {
        const input = Input === undefined ? event : String(Input);
        if (machine) executions.start(machine, randomUUID(), input);
        else if (queue) sendAsRule(queues, queue, rule.arn, input);
        else asynchronous.enqueue(functions.spec(arn)?.name ?? arn, input);
      };
    });
    const { ScheduleExpression: schedule, EventPattern: pattern } = properties;
    rules.deploy({
      arn: rule.arn,
      ...(schedule !== undefined && { schedule: String(schedule) }),
      ...(pattern !== undefined && { takes: (event: unknown) => matchesPattern(pattern, event) }),
      targets,
    });
  }
}

/** @throws AwsError when the queue's policy does not let the rule in */
function sendAsRule(queues: Queues, queue: QueueSpec, ruleArn: string, body: string): void {
  authorize(
    FROM_EVENTS,
    'sqs:SendMessage',
    queue.arn,
    { 'aws:SourceArn': ruleArn, 'aws:SourceAccount': ruleArn.split(':')[4] },
    joinPolicies(queue.policies),
  );
  queues.send(queue, body);
}
