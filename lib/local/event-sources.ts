import type { Activity, Part } from './activity.ts';
import { earliest } from './activity.ts';
import type { StreamRecord } from './dynamodb/types.ts';
import type { Faults } from './faults.ts';
import type { Functions, Outcome } from './functions.ts';
import type { Message, QueueSpec, Queues } from './queues.ts';
import type { Store } from './store.ts';

interface Mapping {
  functionName: string;
  batchSize: number;
  partialFailures: boolean;
  passes(event: unknown): boolean;
}

interface QueueMapping extends Mapping {
  queue: QueueSpec;
  /** How long a batch that is not full may gather; 0 takes what is there. */
  windowMs: number;
  concurrency: number;
  region: string;
}

interface StreamMapping extends Mapping {
  /** Stable over restarts: the checkpoint belongs to it. */
  id: string;
  streamArn: string;
  fromStart: boolean;
  bisect: boolean;
  /** -1 retries until the record is trimmed. */
  maximumRetries: number;
  maximumAgeMs: number;
  failureQueue?: QueueSpec;
}

/** What a stream's reader needs of the tables. */
interface StreamSource {
  readStream(streamArn: string, after: number, limit: number): { sequence: number; record: StreamRecord }[];
  lastSequence(streamArn: string): number;
}

const LONGEST_BACK_OFF = 60_000;

/** Ids that the function names as failed; undefined when the whole batch failed. */
function failedItems({ payload, failure }: Outcome, partialFailures: boolean): string[] | undefined {
  if (failure) return undefined;
  if (!partialFailures) return [];
  const answer = JSON.parse(payload) as { batchItemFailures?: { itemIdentifier?: string }[] } | null;
  const ids = (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier ?? '');
  return ids.includes('') ? undefined : ids;
}

/** Feeds a function from a queue: what succeeds is deleted, what fails becomes visible again in its time. */
export function queueReader(
  mapping: QueueMapping,
  queues: Queues,
  functions: Functions,
  activity: Activity,
): Part {
  const { queue, functionName, batchSize, windowMs, partialFailures, concurrency, passes, region } = mapping;
  let running = 0;
  queues.release(queue);

  async function deliver(messages: Message[]): Promise<void> {
    const wanted = messages.filter((message) => passes({ body: message.body }));
    for (const message of messages)
      if (!wanted.includes(message)) queues.remove(queue, message.receiptHandle);
    if (wanted.length === 0) return;
    const Records = wanted.map((message) => ({
      ...message,
      eventSource: 'aws:sqs',
      eventSourceARN: queue.arn,
      awsRegion: region,
    }));
    const failed = failedItems(
      await functions.invoke(functionName, JSON.stringify({ Records })),
      partialFailures,
    );
    for (const { messageId, receiptHandle } of wanted) {
      if (failed && !failed.includes(messageId)) queues.remove(queue, receiptHandle);
    }
  }

  function take(): boolean {
    const messages = queues.receive(queue, batchSize);
    if (messages.length === 0) return false;
    running++;
    activity.track(deliver(messages).finally(() => running--));
    return true;
  }

  /** When the batch that is gathering is handed over. */
  const windowEnd = (): number | undefined => {
    const gathering = queues.gathering(queue);
    return gathering && (gathering.count >= batchSize ? gathering.since : gathering.since + windowMs);
  };

  return {
    pump(now) {
      while (running < concurrency && (windowMs === 0 || (windowEnd() ?? now + 1) <= now)) {
        if (!take()) return;
      }
    },
    nextDue(now) {
      const end = windowMs === 0 ? undefined : windowEnd();
      return earliest([queues.next(queue, now), end !== undefined && end > now ? end : undefined]);
    },
    hasten() {
      if (windowMs > 0 && running < concurrency) take();
    },
  };
}

/** Feeds a function from a table's stream, in order, from a durable checkpoint. */
export function streamReader(
  mapping: StreamMapping,
  source: StreamSource,
  {
    store,
    functions,
    activity,
    queues,
    faults,
  }: {
    store: Store;
    functions: Functions;
    activity: Activity;
    queues: Queues;
    faults: Faults;
  },
): Part {
  const { id, streamArn, functionName, batchSize, partialFailures, bisect, passes } = mapping;
  store.db.exec(`CREATE TABLE IF NOT EXISTS lambda_checkpoints (mapping TEXT PRIMARY KEY, sequence INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL)`);
  store
    .sql('INSERT OR IGNORE INTO lambda_checkpoints (mapping, sequence, size) VALUES (?, ?, ?)')
    .run(id, mapping.fromStart ? 0 : source.lastSequence(streamArn), batchSize);
  let running = false;

  const state = () => {
    const row = store.sql('SELECT * FROM lambda_checkpoints WHERE mapping = ?').get(id);
    return {
      sequence: Number(row?.sequence),
      attempts: Number(row?.attempts),
      due: Number(row?.due),
      size: Number(row?.size),
    };
  };
  const save = (sequence: number, attempts: number, due: number, size: number) =>
    store
      .sql('UPDATE lambda_checkpoints SET sequence = ?, attempts = ?, due = ?, size = ? WHERE mapping = ?')
      .run(sequence, attempts, due, size, id);

  function mayRetry(oldest: StreamRecord | undefined, attempts: number, now: number): boolean {
    const age = now - (oldest?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000;
    return age < mapping.maximumAgeMs && (mapping.maximumRetries < 0 || attempts < mapping.maximumRetries);
  }

  async function deliver(batch: { sequence: number; record: StreamRecord }[], now: number): Promise<void> {
    const { attempts } = state();
    const first = batch[0]?.sequence ?? 0;
    const last = batch.at(-1)?.sequence ?? 0;
    const wanted = batch.filter(({ record }) => passes(record));
    if (wanted.length === 0) return void save(last, 0, 0, batchSize);
    const payload = JSON.stringify({ Records: wanted.map(({ record }) => record) });
    if (faults.next('dynamodb-streams', 'Deliver', ['duplicate']))
      await functions.invoke(functionName, payload);
    const failed = failedItems(await functions.invoke(functionName, payload), partialFailures);
    if (failed?.length === 0) return void save(last, 0, 0, batchSize);

    const done = failed
      ? batch.findIndex(({ record }) => failed.includes(record.dynamodb.SequenceNumber))
      : 0;
    const from = done > 0 ? (batch[done - 1]?.sequence ?? first - 1) : first - 1;
    const due = now + Math.min(LONGEST_BACK_OFF, 1000 * 2 ** Math.min(attempts, 10));
    if (bisect && wanted.length > 1) return void save(from, attempts, due, Math.ceil(wanted.length / 2));
    if (mayRetry(batch[0]?.record, attempts, now)) return void save(from, attempts + 1, due, batch.length);
    if (mapping.failureQueue) {
      const detail = { streamArn, startSequenceNumber: String(first), endSequenceNumber: String(last) };
      queues.send(
        mapping.failureQueue,
        JSON.stringify({ requestContext: { functionArn: functionName }, detail }),
      );
    }
    save(last, 0, 0, batchSize);
  }

  return {
    pump(now) {
      if (running) return;
      const { sequence, due, size } = state();
      if (due > now) return;
      const batch = source.readStream(streamArn, sequence, size);
      if (batch.length === 0) return;
      running = true;
      activity.track(
        deliver(batch, now).finally(() => {
          running = false;
        }),
      );
    },
    nextDue(now) {
      const { due } = state();
      return earliest([due > now ? due : undefined]);
    },
  };
}
