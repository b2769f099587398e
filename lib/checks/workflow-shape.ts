import { type Check, type Finding, found } from './check.ts';
import { at, type FoundResource, resourcesIn, textOf } from './template.ts';

const allowed = ['Task', 'Choice', 'Map', 'Succeed', 'Fail'];

/** A workflow holds no time (an execution ends after a year) and no data (its history is kept for ninety days). */
export const workflowShape: Check = {
  name: 'workflow-shape',
  promise: 'State machines hold no time and no data',
  run: (stacks) => resourcesIn(stacks, 'AWS::StepFunctions::StateMachine').flatMap(shapeFindings),
};

function shapeFindings(machine: FoundResource): Finding[] {
  const definition: unknown = JSON.parse(textOf(machine.properties.DefinitionString));
  const states = Object.entries((at(definition, 'States') ?? {}) as Readonly<Record<string, unknown>>);
  return [
    ...(at(definition, 'QueryLanguage') === undefined
      ? []
      : [found(machine, 'DefinitionString', 'is not JSONPath')]),
    ...states
      .filter(([, state]) => !allowed.includes(String(at(state, 'Type'))))
      .map(([name, state]) =>
        found(machine, `DefinitionString.${name}`, `${String(at(state, 'Type'))} waits or carries data`),
      ),
    ...states
      .filter(([, state]) => at(state, 'Type') === 'Task' && at(state, 'ResultPath') !== null)
      .map(([name]) =>
        found(machine, `DefinitionString.${name}`, 'keeps the answer of a step in the history'),
      ),
  ];
}
