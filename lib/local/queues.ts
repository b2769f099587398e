import { createHash, randomUUID } from 'node:crypto';
import type { SQLOutputValue } from 'node:sqlite';
import type { EncryptionKey } from './encryption.ts';
import type { Faults } from './faults.ts';
import type { PolicyDocument } from './iam.ts';
import type { Store } from './store.ts';
import { AwsError, type Clock } from './types.ts';

export interface QueueSpec {
  name: string;
  arn: string;
  url: string;
  visibilityMs: number;
  delayMs: number;
  retentionMs: number;
  maximumSize: number;
  redrive?: { targetArn: string; maxReceiveCount: number };
  policies: PolicyDocument[];
  key?: EncryptionKey;
}

export interface Message {
  messageId: string;
  receiptHandle: string;
  body: string;
  md5OfBody: string;
  messageAttributes: Record<string, unknown>;
  attributes: Record<string, string>;
}

interface QueueCounts {
  visible: number;
  inFlight: number;
  delayed: number;
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** The durable queues: at least once, not in order, all times on the virtual clock. */
export class Queues {
  readonly specs = new Map<string, QueueSpec>();
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #faults: Faults;
  readonly #onSend: () => void;

  constructor(store: Store, clock: Clock, faults: Faults, onSend: () => void) {
    store.db.exec(`
      CREATE TABLE IF NOT EXISTS sqs_messages (id INTEGER PRIMARY KEY, queue TEXT NOT NULL, message_id TEXT NOT NULL,
        body TEXT NOT NULL, attributes TEXT NOT NULL, sent INTEGER NOT NULL, visible_at INTEGER NOT NULL,
        receives INTEGER NOT NULL DEFAULT 0, first_received INTEGER, receipt TEXT, copied INTEGER NOT NULL DEFAULT 0);
      CREATE INDEX IF NOT EXISTS sqs_visible ON sqs_messages (queue, visible_at);`);
    this.#store = store;
    this.#clock = clock;
    this.#faults = faults;
    this.#onSend = onSend;
  }

  /** @throws AwsError QueueDoesNotExist */
  find(nameUrlOrArn: string): QueueSpec {
    const name = nameUrlOrArn.split(/[/:]/).at(-1) ?? '';
    const spec = this.specs.get(name);
    if (!spec) throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
    return spec;
  }

  send(queue: QueueSpec, body: string, attributes: Record<string, unknown> = {}, delayMs = queue.delayMs) {
    if (Buffer.byteLength(body) + JSON.stringify(attributes).length > queue.maximumSize) {
      throw new AwsError('InvalidParameterValue', `A message is at most ${queue.maximumSize} bytes long`);
    }
    const messageId = randomUUID();
    const now = this.#clock.now();
    this.#store
      .sql(
        'INSERT INTO sqs_messages (queue, message_id, body, attributes, sent, visible_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(queue.name, messageId, body, JSON.stringify(attributes), now, now + delayMs);
    this.#onSend();
    return { MessageId: messageId, MD5OfMessageBody: md5(body) };
  }

  /** Takes up to `limit` visible messages and hides them; what was received too often goes to the dead letters. */
  receive(queue: QueueSpec, limit: number, visibilityMs = queue.visibilityMs): Message[] {
    const { redrive } = queue;
    const now = this.#clock.now();
    const rows = this.#store
      .sql(
        'SELECT * FROM sqs_messages WHERE queue = ? AND visible_at <= ? AND sent > ? ORDER BY visible_at, id LIMIT ?',
      )
      .all(queue.name, now, now - queue.retentionMs, limit);
    if (rows.length === 0) return [];
    return this.#store.transaction(() => {
      const spent = redrive ? rows.filter((row) => Number(row.receives) >= redrive.maxReceiveCount) : [];
      if (redrive) for (const { id } of spent) this.#moveToDeadLetters(Number(id), redrive.targetArn);
      if (spent.length === limit) return this.receive(queue, limit, visibilityMs);
      return rows.filter((row) => !spent.includes(row)).map((row) => this.#take(row, now, visibilityMs));
    });
  }

  /** A receipt that is no longer the newest deletes nothing, as with SQS. */
  remove(queue: QueueSpec, receiptHandle: string): void {
    const [id, receipt] = readHandle(receiptHandle);
    this.#store
      .sql('DELETE FROM sqs_messages WHERE queue = ? AND id = ? AND receipt = ?')
      .run(queue.name, id, receipt);
  }

  changeVisibility(queue: QueueSpec, receiptHandle: string, visibilityMs: number): void {
    const [id, receipt] = readHandle(receiptHandle);
    this.#store
      .sql('UPDATE sqs_messages SET visible_at = ? WHERE queue = ? AND id = ? AND receipt = ?')
      .run(this.#clock.now() + visibilityMs, queue.name, id, receipt);
    this.#onSend();
  }

  purge(queue: QueueSpec): void {
    this.#store.sql('DELETE FROM sqs_messages WHERE queue = ?').run(queue.name);
  }

  /** Whoever held messages of the queue is dead: they are visible again. */
  release(queue: QueueSpec): void {
    this.#store
      .sql('UPDATE sqs_messages SET visible_at = ? WHERE queue = ? AND receipt IS NOT NULL')
      .run(this.#clock.now(), queue.name);
  }

  /** When the next message becomes visible after `now`. */
  next(queue: QueueSpec, now: number): number | undefined {
    const row = this.#store
      .sql('SELECT min(visible_at) AS due FROM sqs_messages WHERE queue = ? AND visible_at > ?')
      .get(queue.name, now);
    return row?.due ? Number(row.due) : undefined;
  }

  /** How many messages are visible, and since when the oldest of them is; undefined when there is none. */
  gathering(queue: QueueSpec): { count: number; since: number } | undefined {
    const now = this.#clock.now();
    const row = this.#store
      .sql(
        'SELECT count(*) AS count, min(visible_at) AS since FROM sqs_messages WHERE queue = ? AND visible_at <= ? AND sent > ?',
      )
      .get(queue.name, now, now - queue.retentionMs);
    return row?.count ? { count: Number(row.count), since: Number(row.since) } : undefined;
  }

  counts(queue: QueueSpec): QueueCounts {
    const row = this.#store
      .sql(`SELECT count(*) FILTER (WHERE visible_at <= ?1) AS visible,
        count(*) FILTER (WHERE visible_at > ?1 AND receipt IS NOT NULL) AS inFlight,
        count(*) FILTER (WHERE visible_at > ?1 AND receipt IS NULL) AS delayed FROM sqs_messages WHERE queue = ?2`)
      .get(this.#clock.now(), queue.name);
    return { visible: Number(row?.visible), inFlight: Number(row?.inFlight), delayed: Number(row?.delayed) };
  }

  /** Drops messages that are older than their queue keeps them. */
  expire(now: number): void {
    for (const { name, retentionMs } of this.specs.values()) {
      this.#store.sql('DELETE FROM sqs_messages WHERE queue = ? AND sent <= ?').run(name, now - retentionMs);
    }
  }

  #take(row: Record<string, SQLOutputValue>, now: number, visibilityMs: number): Message {
    const id = Number(row.id);
    const receives = Number(row.receives) + 1;
    const receipt = randomUUID();
    const first = Number(row.first_received ?? now);
    if (!row.copied && this.#faults.next('sqs', 'Deliver', ['duplicate'])) this.#copy(id);
    this.#store
      .sql(
        'UPDATE sqs_messages SET receives = ?, first_received = ?, receipt = ?, visible_at = ?, copied = 1 WHERE id = ?',
      )
      .run(receives, first, receipt, now + visibilityMs, id);
    const body = String(row.body);
    return {
      messageId: String(row.message_id),
      receiptHandle: `${id}.${receipt}`,
      body,
      md5OfBody: md5(body),
      messageAttributes: JSON.parse(String(row.attributes)) as Record<string, unknown>,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: String(row.sent),
        SenderId: 'AIDALOCAL',
        ApproximateFirstReceiveTimestamp: String(first),
      },
    };
  }

  #moveToDeadLetters(id: number, targetArn: string): void {
    this.#store
      .sql('UPDATE sqs_messages SET queue = ?, receives = 0, receipt = NULL, visible_at = ? WHERE id = ?')
      .run(this.find(targetArn).name, this.#clock.now(), id);
  }

  #copy(id: number): void {
    this.#store
      .sql(`INSERT INTO sqs_messages (queue, message_id, body, attributes, sent, visible_at, receives, copied)
        SELECT queue, message_id, body, attributes, sent, visible_at, receives, 1 FROM sqs_messages WHERE id = ?`)
      .run(id);
  }
}

function readHandle(handle: string): [id: number, receipt: string] {
  const [, id, receipt] = /^(\d+)\.([0-9a-f-]{36})$/.exec(handle) ?? [];
  if (!id || !receipt) throw new AwsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
  return [Number(id), receipt];
}
