import { enableCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';

/** What the pool gives a worker: the unmodified bundle, and the clock it lives on. */
export interface WorkerSetup {
  file: string;
  exportName: string;
  clock: SharedArrayBuffer;
  /** Where compiled code is kept between starts, if it is. */
  compileCache: string | undefined;
}

export interface InvocationContext {
  awsRequestId: string;
  functionName: string;
  functionVersion: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  logGroupName: string;
  logStreamName: string;
}

export type ToWorker =
  | { event: string; context: InvocationContext; timeoutMs: number }
  | { clockMoved: true };
export type FromWorker =
  | { ready: true }
  | { log: string }
  | { answer: string }
  | { failure: FunctionFailure };

/** The payload of a failed invocation, as Lambda shows it to the caller. */
export interface FunctionFailure {
  errorType: string;
  errorMessage: string;
  trace?: string[];
}

const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread');
const { file, exportName, clock, compileCache } = workerData as WorkerSetup;
if (compileCache) enableCompileCache(compileCache);
const offset = new BigInt64Array(clock);
const realNow = Date.now;
const now = (): number => realNow() + Number(Atomics.load(offset, 0));
const send = (message: FromWorker): void => port.postMessage(message);

function patchDate(): void {
  const virtual = new Proxy(Date, {
    construct: (target, parameters, newTarget) =>
      Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  Object.defineProperty(Date.prototype, 'constructor', {
    value: virtual,
    configurable: true,
    writable: true,
  });
  globalThis.Date = virtual;
}

/** A timer that is still waiting when the clock jumps past its time fires at once. */
function patchTimers(): () => void {
  const start = globalThis.setTimeout;
  const waiting = new Map<NodeJS.Timeout, { due: number; fire: () => void }>();
  const patched = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): NodeJS.Timeout => {
    const fire = (): void => {
      waiting.delete(timer);
      callback(...args);
    };
    const timer = start(fire, ms);
    waiting.set(timer, { due: now() + ms, fire });
    return timer;
  };
  Object.defineProperty(patched, promisify.custom, { value: sleep });
  globalThis.setTimeout = patched as typeof setTimeout;
  const stop = globalThis.clearTimeout;
  globalThis.clearTimeout = (timer) => {
    if (typeof timer === 'object') waiting.delete(timer);
    stop(timer);
  };
  return () => {
    for (const [timer, { due, fire }] of [...waiting]) {
      if (due > now()) continue;
      stop(timer);
      fire();
    }
  };
}

function captureOutput(): void {
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    send({ log: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8') });
    const done = rest.find((item) => typeof item === 'function');
    done?.();
    return true;
  };
  process.stdout.write = write;
  process.stderr.write = write;
}

function failureOf(error: unknown): FunctionFailure {
  if (!(error instanceof Error)) return { errorType: 'Error', errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}

captureOutput();
patchDate();
const clockMoved = patchTimers();
const loaded = await import(file);
const handler: unknown = loaded[exportName];

port.on('message', async (message: ToWorker) => {
  if ('clockMoved' in message) return clockMoved();
  const { event, context, timeoutMs } = message;
  const deadline = realNow() + timeoutMs;
  const getRemainingTimeInMillis = (): number => Math.max(0, deadline - realNow());
  try {
    if (typeof handler !== 'function') throw new TypeError(`${file} exports no function ${exportName}`);
    const result: unknown = await handler(JSON.parse(event), { ...context, getRemainingTimeInMillis });
    send({ answer: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    send({ failure: failureOf(error) });
  }
});
send({ ready: true });
