import { randomUUID } from 'node:crypto';
import type { Services } from '../services.ts';
import { readMachine } from '../states/check-machine.ts';
import { type JsonObject, type Template, TemplateError } from '../template.ts';
import type { Principal } from '../types.ts';
import { known, list, object } from './properties.ts';

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

function deployRules(template: Template, { rules, asynchronous, executions, functions }: Services): void {
  for (const rule of template.resources('AWS::Events::Rule')) {
    const properties = known(rule, ['Name', 'Description', 'ScheduleExpression', 'State', 'Targets']);
    if (properties.State === 'DISABLED') continue;
    const targets = list(properties.Targets).map((target) => {
      const { Arn, Input, InputPath, InputTransformer } = object(target);
      if (InputPath ?? InputTransformer)
        throw new TemplateError(`${rule.logicalId}: InputPath is not served locally`);
      const arn = String(Arn);
      const machine = executions.machines.get(arn);
      if (!machine && !functions.spec(arn))
        throw new TemplateError(`${rule.logicalId}: the target ${arn} is not served locally`);
      return (event: string): void => {
        const input = Input === undefined ? event : String(Input);
        if (machine) executions.start(machine, randomUUID(), input);
        else asynchronous.enqueue(functions.spec(arn)?.name ?? arn, input);
      };
    });
    rules.deploy({ arn: rule.arn, schedule: String(properties.ScheduleExpression), targets });
  }
}
