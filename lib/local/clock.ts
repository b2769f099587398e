import type { Store } from './store.ts';
import type { Clock } from './types.ts';

export interface VirtualClock extends Clock {
  /** One signed 64-bit integer: milliseconds to add to the computer's time; the workers read it. */
  shared: SharedArrayBuffer;
  /** Moves the clock to `ms`; it refuses to go back. */
  set(ms: number): void;
}

class ClockError extends Error {
  override name = 'ClockError';
  code = 'clock_backwards';
}

/** Opens the one virtual clock. The offset is durable, so a restart does not fall back in time. */
export function openClock(store: Store): VirtualClock {
  store.db.exec('CREATE TABLE IF NOT EXISTS local_settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  const shared = new SharedArrayBuffer(8);
  const offset = new BigInt64Array(shared);
  const stored = store.sql("SELECT value FROM local_settings WHERE name = 'clockOffset'").get();
  Atomics.store(offset, 0, BigInt(String(stored?.value ?? 0)));
  const write = store.sql("INSERT OR REPLACE INTO local_settings VALUES ('clockOffset', ?)");
  const now = (): number => Date.now() + Number(Atomics.load(offset, 0));
  return {
    shared,
    now,
    set(ms) {
      if (ms < now()) throw new ClockError('The clock goes forwards only');
      const next = Math.round(ms) - Date.now();
      write.run(String(next));
      Atomics.store(offset, 0, BigInt(next));
    },
  };
}
