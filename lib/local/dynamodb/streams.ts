import type { Store } from '../store.ts';
import type { StreamRecord } from './types.ts';

export interface Streams {
  /** Records of a stream after a sequence number (0 from the start), oldest first. */
  read(streamArn: string, afterSequence: number, limit: number): { sequence: number; record: StreamRecord }[];
  /** The sequence number of the newest record; 0 when there is none. */
  last(streamArn: string): number;
  /** Forgets records older than so many milliseconds since 1970; AWS keeps them for 24 hours. */
  trim(olderThan: number): void;
}

/** The durable change records that `items.ts` writes in the transaction of the change. */
export function createStreams(store: Store): Streams {
  return {
    read: (streamArn, afterSequence, limit) =>
      store
        .sql(
          'SELECT sequence, record FROM dynamodb_stream WHERE stream = ? AND sequence > ? ORDER BY sequence LIMIT ?',
        )
        .all(streamArn, afterSequence, limit)
        .map((row) => ({
          sequence: Number(row.sequence),
          record: JSON.parse(String(row.record)) as StreamRecord,
        })),
    last: (streamArn) =>
      Number(
        store.sql('SELECT max(sequence) AS last FROM dynamodb_stream WHERE stream = ?').get(streamArn)
          ?.last ?? 0,
      ),
    trim(olderThan) {
      store.sql('DELETE FROM dynamodb_stream WHERE at < ?').run(olderThan);
    },
  };
}
