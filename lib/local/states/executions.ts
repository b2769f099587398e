import { createHash } from 'node:crypto';
import type { Activity, Part } from '../activity.ts';
import type { Faults } from '../faults.ts';
import type { Functions } from '../functions.ts';
import { isAllowed } from '../iam.ts';
import type { Store } from '../store.ts';
import { isObject, type Json, type JsonObject } from '../template.ts';
import { AwsError, type Clock, type OnCall, type Principal } from '../types.ts';
import { INVOKE } from './check-machine.ts';
import { type Frame, isDone, type Machine, runFrame, startFrame, wakeOf } from './interpreter.ts';
import { StatesError } from './states-error.ts';

export interface StateMachine {
  name: string;
  arn: string;
  machine: Machine;
  role: Principal;
  createdAt: number;
}

export interface Execution {
  arn: string;
  machine: string;
  name: string;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  input: string;
  output: string | null;
  error: string | null;
  cause: string | null;
  started: number;
  stopped: number | null;
}

interface Tools {
  store: Store;
  clock: Clock;
  functions: Functions;
  activity: Activity;
  faults: Faults;
  onCall: OnCall;
}

/** A name may be used again, and a history is gone, 90 days after the end. */
const REMEMBERED_MS = 90 * 86_400_000;
const HISTORY_LIMIT = 25_000;
const DATA_LIMIT = 262_144;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS states_definitions (hash TEXT PRIMARY KEY, definition TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS states_executions (arn TEXT PRIMARY KEY, machine TEXT NOT NULL, name TEXT NOT NULL,
    status TEXT NOT NULL, input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT, started INTEGER NOT NULL,
    stopped INTEGER, frame TEXT NOT NULL, due INTEGER NOT NULL, definition TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS states_due ON states_executions (status, due);
  CREATE TABLE IF NOT EXISTS states_history (execution TEXT NOT NULL, id INTEGER NOT NULL, at INTEGER NOT NULL,
    type TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (execution, id)) WITHOUT ROWID;`;

/** Runs standard workflows; every step is stored, so a killed process goes on where it was. */
export class Executions implements Part {
  readonly machines = new Map<string, StateMachine>();
  readonly #running = new Set<string>();
  readonly #tools: Tools;

  constructor(tools: Tools) {
    tools.store.db.exec(SCHEMA);
    this.#tools = tools;
  }

  /** @throws AwsError StateMachineDoesNotExist */
  machine(arn: string): StateMachine {
    const found = this.machines.get(arn);
    if (!found) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return found;
  }

  /** @throws AwsError ExecutionDoesNotExist */
  get(arn: string): Execution {
    const row = this.#tools.store.sql('SELECT * FROM states_executions WHERE arn = ?').get(arn);
    if (!row) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return row as unknown as Execution;
  }

  list(machine: string, status: string | undefined, offset: number, limit: number): Execution[] {
    return this.#tools.store
      .sql(
        `SELECT * FROM states_executions WHERE machine = ?1 AND status = coalesce(?2, status)
         ORDER BY started DESC, name LIMIT ?4 OFFSET ?3`,
      )
      .all(machine, status ?? null, offset, limit) as unknown as Execution[];
  }

  history(arn: string): { id: number; at: number; type: string; detail: JsonObject }[] {
    const rows = this.#tools.store
      .sql('SELECT * FROM states_history WHERE execution = ? ORDER BY id')
      .all(arn);
    return rows.map(({ id, at, type, detail }) => ({
      id: Number(id),
      at: Number(at),
      type: String(type),
      detail: JSON.parse(String(detail)) as JsonObject,
    }));
  }

  /** Starts an execution; the same name and input while it runs is the same execution. */
  start(stateMachine: StateMachine, name: string, input: string): Execution {
    const { store, clock, activity } = this.#tools;
    if (input.length > DATA_LIMIT)
      throw new AwsError('InvalidExecutionInput', 'The input exceeds 262144 bytes');
    const data = parseInput(input);
    const now = clock.now();
    this.expire(now);
    const arn = `${stateMachine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const old = store.sql('SELECT * FROM states_executions WHERE arn = ?').get(arn);
    if (old?.status === 'RUNNING' && old.input === input) return this.get(arn);
    if (old) throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    store.transaction(() => {
      const definition = JSON.stringify(stateMachine.machine);
      const hash = createHash('sha256').update(definition).digest('hex');
      store.sql('INSERT OR IGNORE INTO states_definitions VALUES (?, ?)').run(hash, definition);
      store
        .sql(
          `INSERT INTO states_executions (arn, machine, name, status, input, started, frame, due, definition)
           VALUES (?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?)`,
        )
        .run(
          arn,
          stateMachine.arn,
          name,
          input,
          now,
          JSON.stringify(startFrame(stateMachine.machine, data)),
          now,
          hash,
        );
      this.#note(arn, 'ExecutionStarted', { input, roleArn: stateMachine.role.arn });
    });
    activity.kick();
    return this.get(arn);
  }

  stop(arn: string, error: string | null, cause: string | null): Execution {
    const { status } = this.get(arn);
    if (status === 'RUNNING') this.#end(arn, 'ABORTED', null, error, cause);
    return this.get(arn);
  }

  pump(now: number): void {
    const { store, activity } = this.#tools;
    const rows = store
      .sql("SELECT arn FROM states_executions WHERE status = 'RUNNING' AND due <= ?")
      .all(now);
    for (const { arn } of rows) {
      const id = String(arn);
      if (this.#running.has(id)) continue;
      this.#running.add(id);
      activity.track(this.#run(id).finally(() => this.#running.delete(id)));
    }
  }

  nextDue(now: number): number | undefined {
    const row = this.#tools.store
      .sql("SELECT min(due) AS due FROM states_executions WHERE status = 'RUNNING' AND due > ?")
      .get(now);
    return row?.due ? Number(row.due) : undefined;
  }

  expire(now: number): void {
    const { store } = this.#tools;
    const old = 'SELECT arn FROM states_executions WHERE stopped < ?';
    store.sql(`DELETE FROM states_history WHERE execution IN (${old})`).run(now - REMEMBERED_MS);
    store.sql('DELETE FROM states_executions WHERE stopped < ?').run(now - REMEMBERED_MS);
  }

  async #run(arn: string): Promise<void> {
    const { store, clock } = this.#tools;
    const row = store
      .sql(
        'SELECT e.*, d.definition AS source FROM states_executions e JOIN states_definitions d ON hash = e.definition WHERE arn = ?',
      )
      .get(arn);
    const frame = JSON.parse(String(row?.frame)) as Frame;
    const machine = JSON.parse(String(row?.source)) as Machine;
    const owner = this.machines.get(String(row?.machine));
    const deadline = Number(row?.started) + (machine.TimeoutSeconds ?? Number.POSITIVE_INFINITY) * 1000;
    const late = (): boolean => clock.now() >= deadline;
    const save = (): void => {
      const due = Math.min(wakeOf(frame) ?? 0, deadline);
      store
        .sql('UPDATE states_executions SET frame = ?, due = ? WHERE arn = ?')
        .run(JSON.stringify(frame), due, arn);
    };
    const startTime = new Date(Number(row?.started)).toISOString();
    await runFrame(frame, machine, {
      now: () => clock.now(),
      context: {
        Execution: {
          Id: arn,
          Name: String(row?.name),
          StartTime: startTime,
          Input: parseInput(String(row?.input)),
        },
        StateMachine: { Id: String(row?.machine), Name: owner?.name ?? '' },
      },
      runTask: (resource, parameters) => this.#runTask(owner, resource, parameters),
      save,
      note: (type, detail) => this.#note(arn, type, detail),
      stopped: () => late() || this.get(arn).status !== 'RUNNING',
    });
    if (this.get(arn).status !== 'RUNNING') return;
    if (isDone(frame)) {
      const { error, output } = frame;
      if (error) this.#end(arn, 'FAILED', null, error.name, error.cause);
      else this.#end(arn, 'SUCCEEDED', JSON.stringify(output), null, null);
    } else if (late()) this.#end(arn, 'TIMED_OUT', null, 'States.Timeout', null);
    else save();
  }

  async #runTask(owner: StateMachine | undefined, resource: string, parameters: Json): Promise<Json> {
    const { functions, faults } = this.#tools;
    const optimised = resource === INVOKE;
    const members = isObject(parameters) ? parameters : {};
    const spec = functions.spec(optimised ? String(members.FunctionName) : resource);
    if (!spec || !owner)
      throw new StatesError('Lambda.ResourceNotFoundException', `There is no function ${resource}`);
    if (!isAllowed(owner.role, 'lambda:InvokeFunction', spec.arn)) {
      throw new StatesError('Lambda.AccessDeniedException', `${owner.role.arn} may not invoke ${spec.arn}`);
    }
    const fault = faults.next('lambda', 'Invoke', ['fail', 'throttle']);
    if (fault) {
      const name = fault === 'fail' ? 'Lambda.ServiceException' : 'Lambda.TooManyRequestsException';
      throw new StatesError(name, 'Injected failure');
    }
    const payload = optimised ? (members.Payload ?? {}) : parameters;
    const outcome = await functions.invoke(spec.name, JSON.stringify(payload));
    if (outcome.failure) throw new StatesError(outcome.failure.errorType, outcome.payload);
    const answer = JSON.parse(outcome.payload) as Json;
    return optimised ? { ExecutedVersion: '$LATEST', Payload: answer, StatusCode: 200 } : answer;
  }

  #end(
    arn: string,
    status: Execution['status'],
    output: string | null,
    error: string | null,
    cause: string | null,
  ) {
    const { store, clock } = this.#tools;
    const type = {
      SUCCEEDED: 'Succeeded',
      FAILED: 'Failed',
      TIMED_OUT: 'TimedOut',
      ABORTED: 'Aborted',
      RUNNING: '',
    };
    store.transaction(() => {
      store
        .sql(
          'UPDATE states_executions SET status = ?, output = ?, error = ?, cause = ?, stopped = ? WHERE arn = ?',
        )
        .run(status, output, error, cause, clock.now(), arn);
      this.#note(arn, `Execution${type[status]}`, output === null ? { error, cause } : { output });
    });
  }

  #note(arn: string, type: string, detail: JsonObject): void {
    const { store, clock, onCall } = this.#tools;
    if (type.endsWith('StateEntered'))
      onCall({ service: 'states', operation: 'StateTransition', resource: arn });
    const last = store.sql('SELECT max(id) AS id FROM states_history WHERE execution = ?').get(arn);
    const id = Number(last?.id ?? 0) + 1;
    if (id > HISTORY_LIMIT)
      throw new StatesError('States.Runtime', `The history exceeds ${HISTORY_LIMIT} events`);
    store
      .sql('INSERT INTO states_history VALUES (?, ?, ?, ?, ?)')
      .run(arn, id, clock.now(), type, JSON.stringify(detail));
  }
}

function parseInput(input: string): Json {
  try {
    return JSON.parse(input) as Json;
  } catch {
    throw new AwsError('InvalidExecutionInput', 'The input is not JSON');
  }
}
