import type { Json, JsonObject } from '../template.ts';
import { choiceHolds } from './choice.ts';
import { fillTemplate, putResult, resolvePath } from './json-path.ts';
import { matchesError, StatesError } from './states-error.ts';

export interface State {
  Type: string;
  Next?: string;
  End?: boolean;
  Resource?: string;
  Parameters?: Json;
  InputPath?: string | null;
  OutputPath?: string | null;
  ResultPath?: string | null;
  ResultSelector?: Json;
  Result?: Json;
  TimeoutSeconds?: number;
  Choices?: (JsonObject & { Next: string })[];
  Default?: string;
  Error?: string;
  Cause?: string;
  ItemsPath?: string;
  ItemSelector?: Json;
  ItemProcessor?: Machine;
  MaxConcurrency?: number;
  Retry?: Retrier[];
  Catch?: { ErrorEquals: string[]; Next: string; ResultPath?: string | null }[];
}

interface Retrier {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
}

export interface Machine {
  StartAt: string;
  States: Record<string, State>;
  TimeoutSeconds?: number;
}

/** Where a branch stands; it is plain JSON, and stored after every step. */
export interface Frame {
  state: string;
  input: Json;
  entered: boolean;
  /** How often each retrier of the state has been used. */
  retries: number[];
  /** A back-off ends then (virtual milliseconds). */
  wake?: number;
  children?: Frame[];
  output?: Json;
  error?: { name: string; cause: string };
}

/** What the interpreter asks of its surroundings. */
interface Surroundings {
  now(): number;
  /** The context object `$$` without its state and map. */
  context: JsonObject;
  /** Runs a Task's resource. @throws StatesError */
  runTask(resource: string, parameters: Json): Promise<Json>;
  /** Makes everything up to here durable. */
  save(): void;
  note(type: string, detail: JsonObject): void;
  stopped(): boolean;
}

/** Between states: at most 256 KiB (AWS: Step Functions quotas). */
const DATA_LIMIT = 262_144;

export const startFrame = (machine: Machine, input: Json): Frame => ({
  state: machine.StartAt,
  input,
  entered: false,
  retries: [],
});

export const isDone = (frame: Frame): boolean => frame.output !== undefined || frame.error !== undefined;

/** When a parked branch goes on. */
export function wakeOf(frame: Frame): number | undefined {
  const times = [frame.wake, ...(frame.children ?? []).filter((child) => !isDone(child)).map(wakeOf)];
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** Runs a branch until it is done, stopped, or parked in a back-off. A step that was not saved runs again. */
export async function runFrame(frame: Frame, machine: Machine, around: Surroundings): Promise<void> {
  while (!isDone(frame) && !around.stopped()) {
    if (frame.wake !== undefined && frame.wake > around.now()) return;
    delete frame.wake;
    const state = machine.States[frame.state];
    try {
      if (!state) throw new StatesError('States.Runtime', `There is no state ${frame.state}`);
      if (!frame.entered) enter(frame, state, around);
      const output = await perform(frame, state, around);
      if (around.stopped() || output === undefined) return;
      leave(frame, state, output, around);
    } catch (error) {
      if (!(error instanceof StatesError)) throw error;
      handle(frame, state, error, around);
    }
    around.save();
  }
}

const contextOf = (frame: Frame, around: Surroundings): JsonObject => ({
  ...around.context,
  State: { Name: frame.state, RetryCount: frame.retries.reduce((sum, used) => sum + used, 0) },
});

function enter(frame: Frame, state: State, around: Surroundings): void {
  if (JSON.stringify(frame.input).length > DATA_LIMIT) {
    throw new StatesError(
      'States.DataLimitExceeded',
      `The input of ${frame.state} exceeds ${DATA_LIMIT} bytes`,
    );
  }
  frame.entered = true;
  around.note(`${state.Type}StateEntered`, { name: frame.state, input: JSON.stringify(frame.input) });
}

function select(path: string | null | undefined, data: Json, context: Json): Json {
  if (path === null) return {};
  return path === undefined ? data : resolvePath(path, data, context);
}

/** The output of the state, or undefined when it is parked. */
async function perform(frame: Frame, state: State, around: Surroundings): Promise<Json | undefined> {
  const context = contextOf(frame, around);
  const selected = select(state.InputPath, frame.input, context);
  if (state.Type === 'Choice' || state.Type === 'Succeed') return select(state.OutputPath, selected, context);
  if (state.Type === 'Fail') throw new StatesError(state.Error ?? '', state.Cause ?? '');

  const parameters =
    state.Parameters === undefined ? selected : fillTemplate(state.Parameters, selected, context);
  const result = await resultOf(frame, state, parameters, around, context);
  if (result === undefined) return undefined;
  const chosen =
    state.ResultSelector === undefined ? result : fillTemplate(state.ResultSelector, result, context);
  return select(state.OutputPath, putResult(state.ResultPath, frame.input, chosen), context);
}

async function resultOf(
  frame: Frame,
  state: State,
  parameters: Json,
  around: Surroundings,
  context: JsonObject,
): Promise<Json | undefined> {
  if (state.Type === 'Pass') return state.Result ?? parameters;
  if (state.Type === 'Map') return runMap(frame, state, parameters, around, context);
  const task = around.runTask(state.Resource ?? '', parameters);
  return state.TimeoutSeconds === undefined ? task : withTimeout(task, state.TimeoutSeconds);
}

async function withTimeout(task: Promise<Json>, seconds: number): Promise<Json> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StatesError('States.Timeout', '')), seconds * 1000);
  });
  return Promise.race([task, late]).finally(() => clearTimeout(timer));
}

async function runMap(
  frame: Frame,
  state: State,
  input: Json,
  around: Surroundings,
  context: JsonObject,
): Promise<Json | undefined> {
  const { ItemProcessor: machine, ItemSelector, MaxConcurrency = 0 } = state;
  if (!machine) throw new StatesError('States.Runtime', 'A Map state has an ItemProcessor');
  if (!frame.children) {
    const items = resolvePath(state.ItemsPath ?? '$', input, context);
    if (!Array.isArray(items)) throw new StatesError('States.Runtime', 'ItemsPath points to no list');
    frame.children = items.map((value, index) => {
      const selected =
        ItemSelector &&
        fillTemplate(ItemSelector, input, { ...context, Map: { Item: { Index: index, Value: value } } });
      return startFrame(machine, selected ?? value);
    });
  }
  const children = frame.children;
  const left = children.filter((child) => !isDone(child));
  const lanes = Math.min(MaxConcurrency || 40, left.length);
  const lane = async (): Promise<void> => {
    for (let child = left.shift(); child && !children.some(({ error }) => error); child = left.shift()) {
      await runFrame(child, machine, around);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const failed = children.find(({ error }) => error)?.error;
  if (failed) throw new StatesError(failed.name, failed.cause);
  return children.every(isDone) ? children.map(({ output }) => output ?? null) : undefined;
}

function leave(frame: Frame, state: State, output: Json, around: Surroundings): void {
  around.note(`${state.Type}StateExited`, { name: frame.state, output: JSON.stringify(output) });
  const next = state.Type === 'Choice' ? choose(state, output, contextOf(frame, around)) : state.Next;
  if (next === undefined) frame.output = output;
  else goTo(frame, next, output);
}

function choose(state: State, data: Json, context: JsonObject): string {
  const next = state.Choices?.find((rule) => choiceHolds(rule, data, context))?.Next ?? state.Default;
  if (!next) throw new StatesError('States.NoChoiceMatched', 'No choice matched, and there is no default');
  return next;
}

function goTo(frame: Frame, state: string, input: Json): void {
  Object.assign(frame, { state, input, entered: false, retries: [] });
  delete frame.children;
}

function handle(frame: Frame, state: State | undefined, error: StatesError, around: Surroundings): void {
  const detail = { error: error.errorName, cause: error.errorCause };
  if (state?.Type === 'Task') around.note('TaskFailed', detail);
  const index = state?.Retry?.findIndex(({ ErrorEquals }) => matchesError(ErrorEquals, error)) ?? -1;
  const retrier = state?.Retry?.[index];
  const used = frame.retries[index] ?? 0;
  if (retrier && used < (retrier.MaxAttempts ?? 3)) {
    const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Number.POSITIVE_INFINITY } = retrier;
    frame.retries = Array.from(state?.Retry ?? [], (_, i) => (frame.retries[i] ?? 0) + (i === index ? 1 : 0));
    frame.wake = around.now() + Math.min(IntervalSeconds * BackoffRate ** used, MaxDelaySeconds) * 1000;
    delete frame.children;
    return;
  }
  const catcher = state?.Catch?.find(({ ErrorEquals }) => matchesError(ErrorEquals, error));
  if (!catcher) {
    frame.error = { name: error.errorName, cause: error.errorCause };
    return;
  }
  const output = putResult(catcher.ResultPath, frame.input, {
    Error: error.errorName,
    Cause: error.errorCause,
  });
  around.note(`${state?.Type}StateExited`, { name: frame.state, output: JSON.stringify(output) });
  goTo(frame, catcher.Next, output);
}
