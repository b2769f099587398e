import { randomUUID } from 'node:crypto';
import { getCompileCacheDir } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Activity } from './activity.ts';
import type { VirtualClock } from './clock.ts';
import type { LogStore } from './logs.ts';
import type { FromWorker, FunctionFailure, InvocationContext, ToWorker, WorkerSetup } from './worker.ts';

export interface FunctionSpec {
  name: string;
  arn: string;
  file: string;
  exportName: string;
  environment: Record<string, string>;
  timeoutMs: number;
  memoryMb: number;
  logGroup: string;
  /** At most this many invocations at a time; more wait. */
  concurrency: number;
}

/** What an invocation gave: its JSON answer, or why it failed. */
export type Outcome = { payload: string; failure?: never } | { payload: string; failure: FunctionFailure };

/** A synchronous payload, in and out: 6 MB (AWS: Lambda quotas). */
export const SYNC_PAYLOAD_LIMIT = 6_291_556;
/** The last idle worker of a function stays longer than those that a burst started. */
const [SPARE_MS, LAST_MS] = [30_000, 300_000];
const START_MS = 120_000;

export interface Functions {
  deploy(spec: FunctionSpec): void;
  spec(nameOrArn: string): FunctionSpec | undefined;
  /** Runs one invocation; it never throws: a crash, a timeout and an exception are all outcomes. */
  invoke(name: string, payload: string, requestId?: string): Promise<Outcome>;
  clockMoved(): void;
  close(): Promise<void>;
}

interface Slot {
  worker: Worker;
  stream: string;
  reaper?: NodeJS.Timeout;
  dead: boolean;
}

interface Pool {
  spec: FunctionSpec;
  idle: Slot[];
  busy: number;
  waiting: (() => void)[];
}

const failed = (failure: FunctionFailure): Outcome => ({ payload: JSON.stringify(failure), failure });
const tooLarge = (what: string, errorType: string): Outcome =>
  failed({
    errorType,
    errorMessage: `${what} payload size exceeded maximum allowed payload size (${SYNC_PAYLOAD_LIMIT} bytes).`,
  });

/** Runs each function's bundle in worker threads of its own, one invocation at a time in each. */
export function openFunctions(clock: VirtualClock, activity: Activity, logs: LogStore): Functions {
  const pools = new Map<string, Pool>();
  const workers = new Set<Worker>();
  const nameOf = (nameOrArn: string): string => {
    const [head, , , , , , name = ''] = nameOrArn.split(':');
    return head === 'arn' ? name : (head ?? '');
  };

  async function startSlot(spec: FunctionSpec): Promise<Slot> {
    const setup: WorkerSetup = {
      file: spec.file,
      exportName: spec.exportName,
      clock: clock.shared,
      compileCache: getCompileCacheDir(),
    };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: setup,
      env: spec.environment,
      argv: [],
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
    });
    workers.add(worker);
    // A worker that breaks between two invocations is simply replaced.
    worker.on('error', () => undefined);
    worker.once('exit', () => workers.delete(worker));
    const stream = `${new Date(clock.now()).toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomUUID().replaceAll('-', '')}`;
    const slot: Slot = { worker, stream, dead: false };
    worker.once('exit', () => {
      slot.dead = true;
    });
    const outcome = await listen(slot, spec, START_MS, 'ready');
    if (outcome.failure)
      throw Object.assign(new Error(outcome.failure.errorMessage), { failure: outcome.failure });
    worker.unref();
    return slot;
  }

  /** Waits for `ready` or an answer, collects what is logged meanwhile, and ends a worker that overstays. */
  function listen(slot: Slot, spec: FunctionSpec, ms: number, until: 'ready' | 'answer'): Promise<Outcome> {
    const { worker, stream } = slot;
    const lines: string[] = [];
    return new Promise<Outcome>((resolve) => {
      const settle = (outcome: Outcome, dead = false): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        if (dead) {
          slot.dead = true;
          void worker.terminate();
        }
        if (outcome.failure) lines.push(`ERROR ${outcome.payload}\n`);
        logs.write(spec.logGroup, stream, lines);
        resolve(outcome);
      };
      const onMessage = (message: FromWorker): void => {
        if ('log' in message) lines.push(message.log);
        else if ('failure' in message) settle(failed(message.failure));
        else if ('answer' in message) settle({ payload: message.answer });
        else if (until === 'ready') settle({ payload: 'null' });
      };
      const onError = (error: Error & { code?: string }): void => {
        const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        settle(
          failed({ errorType: memory ? 'Runtime.OutOfMemory' : error.name, errorMessage: error.message }),
          true,
        );
      };
      const onExit = (): void =>
        settle(
          failed({
            errorType: 'Runtime.ExitError',
            errorMessage: 'Runtime exited without providing a reason',
          }),
          true,
        );
      const overstayed = {
        errorType: 'Sandbox.Timedout',
        errorMessage: `Task timed out after ${(ms / 1000).toFixed(2)} seconds`,
      };
      const timer = setTimeout(() => settle(failed(overstayed), true), ms);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    });
  }

  async function run(pool: Pool, payload: string, awsRequestId: string): Promise<Outcome> {
    const { spec } = pool;
    pool.idle = pool.idle.filter((slot) => !slot.dead);
    const slot = pool.idle.pop() ?? (await startSlot(spec));
    clearTimeout(slot.reaper);
    const context: InvocationContext = {
      awsRequestId,
      functionName: spec.name,
      functionVersion: '$LATEST',
      invokedFunctionArn: spec.arn,
      memoryLimitInMB: String(spec.memoryMb),
      logGroupName: spec.logGroup,
      logStreamName: slot.stream,
    };
    const answer = listen(slot, spec, spec.timeoutMs, 'answer');
    const message: ToWorker = { event: payload, context, timeoutMs: spec.timeoutMs };
    slot.worker.postMessage(message);
    const outcome = await answer;
    if (!slot.dead) keep(pool, slot);
    if (outcome.payload.length > SYNC_PAYLOAD_LIMIT)
      return tooLarge('Response', 'Function.ResponseSizeTooLarge');
    return outcome;
  }

  function keep(pool: Pool, slot: Slot): void {
    pool.idle.push(slot);
    slot.reaper = setTimeout(
      () => {
        pool.idle = pool.idle.filter((other) => other !== slot);
        void slot.worker.terminate();
      },
      pool.idle.length > 1 ? SPARE_MS : LAST_MS,
    ).unref();
  }

  async function invoke(
    nameOrArn: string,
    payload: string,
    requestId: string = randomUUID(),
  ): Promise<Outcome> {
    const pool = pools.get(nameOf(nameOrArn));
    if (!pool)
      return failed({
        errorType: 'ResourceNotFoundException',
        errorMessage: `Function not found: ${nameOrArn}`,
      });
    if (Buffer.byteLength(payload) > SYNC_PAYLOAD_LIMIT)
      return tooLarge('Request', 'RequestEntityTooLargeException');
    if (pool.busy >= pool.spec.concurrency) await new Promise<void>((resolve) => pool.waiting.push(resolve));
    else pool.busy++;
    try {
      return await run(pool, payload, requestId);
    } catch (error) {
      return failed(
        (error as { failure?: FunctionFailure }).failure ?? {
          errorType: 'Runtime.Unknown',
          errorMessage: String(error),
        },
      );
    } finally {
      const next = pool.waiting.shift();
      if (next) next();
      else pool.busy--;
    }
  }

  return {
    deploy: (spec) => void pools.set(spec.name, { spec, idle: [], busy: 0, waiting: [] }),
    spec: (nameOrArn) => pools.get(nameOf(nameOrArn))?.spec,
    invoke: (name, payload, requestId) => activity.track(invoke(name, payload, requestId)),
    clockMoved() {
      const message: ToWorker = { clockMoved: true };
      for (const worker of workers) worker.postMessage(message);
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
}
