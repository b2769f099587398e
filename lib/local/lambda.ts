import { randomUUID } from 'node:crypto';
import type { Activity, Part } from './activity.ts';
import { type Functions, SYNC_PAYLOAD_LIMIT } from './functions.ts';
import { authorize } from './iam.ts';
import type { QueueSpec, Queues } from './queues.ts';
import type { Store } from './store.ts';
import { AwsError, type AwsService, type Clock, notImplemented, type OnCall } from './types.ts';

interface AsyncSettings {
  maximumRetries: number;
  maximumAgeMs: number;
  failureQueue?: QueueSpec;
}

export interface AsyncInvocations extends Part {
  configure(functionName: string, settings: AsyncSettings): void;
  /** Durable once it returns; runs at least once, failures twice more by default. */
  enqueue(functionName: string, payload: string): string;
}

const ASYNC_PAYLOAD_LIMIT = 1_048_576;
const DEFAULTS: AsyncSettings = { maximumRetries: 2, maximumAgeMs: 21_600_000 };
const FIRST_RETRY_MS = 60_000;

/** The queue behind `InvocationType: Event`. */
export function openAsyncInvocations(
  store: Store,
  clock: Clock,
  functions: Functions,
  activity: Activity,
  queues: Queues,
): AsyncInvocations {
  store.db.exec(`CREATE TABLE IF NOT EXISTS lambda_async (id TEXT PRIMARY KEY, function TEXT NOT NULL,
    payload TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL, created INTEGER NOT NULL)`);
  const settings = new Map<string, AsyncSettings>();
  const running = new Set<string>();

  async function run(
    id: string,
    name: string,
    payload: string,
    attempts: number,
    created: number,
  ): Promise<void> {
    const { failure } = await functions.invoke(name, payload, id);
    const { maximumRetries, maximumAgeMs, failureQueue } = settings.get(name) ?? DEFAULTS;
    const due = clock.now() + FIRST_RETRY_MS * 2 ** attempts;
    if (failure && attempts < maximumRetries && due - created <= maximumAgeMs) {
      store.sql('UPDATE lambda_async SET attempts = ?, due = ? WHERE id = ?').run(attempts + 1, due, id);
      return;
    }
    store.transaction(() => {
      store.sql('DELETE FROM lambda_async WHERE id = ?').run(id);
      if (failure && failureQueue) queues.send(failureQueue, payload);
    });
  }

  return {
    configure: (name, chosen) => void settings.set(name, chosen),
    enqueue(name, payload) {
      const id = randomUUID();
      const now = clock.now();
      store
        .sql('INSERT INTO lambda_async (id, function, payload, due, created) VALUES (?, ?, ?, ?, ?)')
        .run(id, name, payload, now, now);
      activity.kick();
      return id;
    },
    pump(now) {
      for (const row of store.sql('SELECT * FROM lambda_async WHERE due <= ? ORDER BY created').all(now)) {
        const id = String(row.id);
        if (running.has(id)) continue;
        running.add(id);
        const work = run(
          id,
          String(row.function),
          String(row.payload),
          Number(row.attempts),
          Number(row.created),
        );
        activity.track(work.finally(() => running.delete(id)));
      }
    },
    nextDue(now) {
      const due = store.sql('SELECT min(due) AS due FROM lambda_async WHERE due > ?').get(now)?.due;
      return due ? Number(due) : undefined;
    },
  };
}

/** Lambda's one call that the product makes: Invoke, synchronous, asynchronous or dry. */
export function lambdaService(
  functions: Functions,
  asynchronous: AsyncInvocations,
  onCall: OnCall,
): AwsService {
  const headers = { 'content-type': 'application/json' };
  return {
    names: ['lambda'],
    operationOf: ({ method, url }) =>
      method === 'POST' && /^\/2015-03-31\/functions\/[^/]+\/invocations$/.test(url.pathname) ? 'Invoke' : '',
    async handle({ operation, url, headers: given, body, principal }) {
      if (operation !== 'Invoke') throw notImplemented('lambda', url.pathname);
      const name = decodeURIComponent(url.pathname.split('/')[3] ?? '');
      const spec = functions.spec(name);
      if (!spec) throw new AwsError('ResourceNotFoundException', `Function not found: ${name}`, 404);
      authorize(principal, 'lambda:InvokeFunction', spec.arn, {});
      const type = given['x-amz-invocation-type'] ?? 'RequestResponse';
      const limit = type === 'Event' ? ASYNC_PAYLOAD_LIMIT : SYNC_PAYLOAD_LIMIT;
      if (body.length > limit)
        throw new AwsError('RequestTooLargeException', `The payload exceeds ${limit} bytes`, 413);
      const payload = readPayload(body);
      onCall({ service: 'lambda', operation: 'Invoke', resource: spec.name });
      if (type === 'DryRun') return { status: 204, headers, body: '' };
      if (type === 'Event') {
        asynchronous.enqueue(spec.name, payload);
        return { status: 202, headers, body: '' };
      }
      const outcome = await functions.invoke(spec.name, payload);
      const failure = outcome.failure ? { 'x-amz-function-error': 'Unhandled' } : {};
      return {
        status: 200,
        headers: { ...headers, 'x-amz-executed-version': '$LATEST', ...failure },
        body: outcome.payload,
      };
    },
    renderError: ({ code, message, status }, requestId) => ({
      status,
      headers: { ...headers, 'x-amzn-errortype': code, 'x-amzn-requestid': requestId },
      body: JSON.stringify({ Type: status < 500 ? 'User' : 'Server', Message: message }),
    }),
  };
}

function readPayload(body: Buffer): string {
  const text = body.toString('utf8') || '{}';
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json');
  }
}
