/** Something that works by itself: a queue's consumer, a stream's reader, workflows, schedules. */
export interface Part {
  /** Starts everything that is ready at `now`, each through `Activity.track`. */
  pump(now: number): void;
  /** When something becomes ready next (virtual milliseconds), if it is later than `now`. */
  nextDue(now: number): number | undefined;
  /** Starts what only waits for more of the same to gather (a batching window): nothing else is left to do. */
  hasten?(now: number): void;
  /** True for what repeats for ever: it wakes in real time, but the clock does not step to it. */
  periodic?: boolean;
}

const LONGEST_SLEEP = 60_000;

/** Knows what runs, wakes the parts when they may work, and tells when all of them are at rest. */
export class Activity {
  readonly #parts: Part[] = [];
  readonly #now: () => number;
  #running = 0;
  #waiting: (() => void)[] = [];
  #kicked = false;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(part: Part): void {
    this.#parts.push(part);
  }

  /** Counts `work` as running until it settles, then looks for more. A rejection is a defect: it is shown. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#running++;
    const ended = (): void => {
      this.#running--;
      this.kick();
      for (const wake of this.#waiting.splice(0)) wake();
    };
    work.then(ended, (error: unknown) => {
      console.error(error);
      ended();
    });
    return work;
  }

  /** Lets every part look for work soon; many kicks in one turn are one look. */
  kick(): void {
    if (this.#kicked || this.#closed) return;
    this.#kicked = true;
    setImmediate(() => {
      this.#kicked = false;
      this.#pump();
    });
  }

  /**
   * Resolves when nothing runs and nothing is ready; a wait for a later time counts as rest, an open batching
   * window does not: it is closed once nothing more can come into it.
   */
  async rest(): Promise<void> {
    while (!this.#closed) {
      this.#pump();
      if (this.#running === 0) for (const part of this.#parts) part.hasten?.(this.#now());
      if (this.#running === 0) return;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** The earliest time after `now` at which something becomes ready, schedules left out. */
  nextDue(now: number): number | undefined {
    return earliest(this.#parts.filter((part) => !part.periodic).map((part) => part.nextDue(now)));
  }

  /** Starts nothing any more and resolves when what runs has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    while (this.#running > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #pump(): void {
    if (this.#closed) return;
    for (const part of this.#parts) part.pump(this.#now());
    clearTimeout(this.#timer);
    const now = this.#now();
    const due = earliest(this.#parts.map((part) => part.nextDue(now)));
    const sleep = Math.min(LONGEST_SLEEP, Math.max(1, (due ?? Number.POSITIVE_INFINITY) - now));
    this.#timer = setTimeout(() => this.#pump(), sleep).unref();
  }
}

export function earliest(times: (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
