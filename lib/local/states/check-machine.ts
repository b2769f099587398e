import { TemplateError } from '../template.ts';
import type { Machine, State } from './interpreter.ts';

const TYPES = ['Task', 'Choice', 'Map', 'Pass', 'Succeed', 'Fail'];
const MEMBERS = [
  ...['Type', 'Comment', 'Next', 'End', 'Resource', 'Parameters', 'InputPath', 'OutputPath', 'ResultPath'],
  ...['ResultSelector', 'Result', 'TimeoutSeconds', 'Choices', 'Default', 'Error', 'Cause', 'ItemsPath'],
  ...['ItemSelector', 'ItemProcessor', 'MaxConcurrency', 'Retry', 'Catch'],
];

export const INVOKE = 'arn:aws:states:::lambda:invoke';

/** Reads a state machine's definition. @throws TemplateError for what the local interpreter does not model */
export function readMachine(name: string, definition: string): Machine {
  const machine = JSON.parse(definition) as Machine & { QueryLanguage?: string };
  const refuse = (what: string): never => {
    throw new TemplateError(`The state machine ${name}: ${what} is not served locally`);
  };
  if ((machine.QueryLanguage ?? 'JSONPath') !== 'JSONPath') refuse('JSONata');
  if (/"States\.[A-Z]\w+\(/.test(definition)) refuse('an intrinsic function');
  checkStates(machine, refuse);
  return machine;
}

function checkStates(machine: Machine, refuse: (what: string) => never): void {
  for (const [id, state] of Object.entries(machine.States)) {
    if (!TYPES.includes(state.Type)) refuse(`the state type ${state.Type}`);
    const unknown = Object.keys(state).find((member) => !MEMBERS.includes(member));
    if (unknown) refuse(`${unknown} of ${id}`);
    if (state.Type === 'Task') checkTask(state, refuse);
    if (state.ItemProcessor) checkMap(state.ItemProcessor, refuse);
  }
}

function checkTask({ Resource = '' }: State, refuse: (what: string) => never): void {
  if (Resource !== INVOKE && !Resource.startsWith('arn:aws:lambda:')) refuse(`the resource ${Resource}`);
}

function checkMap(
  processor: Machine & { ProcessorConfig?: { Mode?: string } },
  refuse: (what: string) => never,
): void {
  if ((processor.ProcessorConfig?.Mode ?? 'INLINE') !== 'INLINE') refuse('a distributed map');
  checkStates(processor, refuse);
}
