import type { Space } from '../domain/space.ts';
import type { Actor } from '../privacy/inventory/records/event.ts';
import type { Page } from './envelope-store.ts';

/** What every entry has that lives for itself: an id, an optimistic lock that is also its newest event, its evidence. */
export interface StreamEntry {
  readonly id: string;
  readonly ver: number;
  readonly stream: string;
  readonly changedAt: string;
}

export interface StreamEvent<Type extends string> {
  readonly type: Type;
  readonly actor: Actor;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One state change: everything in it is written together, or nothing. */
export interface StreamChange<Entry, Type extends string> {
  readonly set: Partial<Entry>;
  readonly events: readonly StreamEvent<Type>[];
}

/** Entries with a history of their own: requests of people, holds, disclosures to authorities, breaches. */
export interface StreamStore<Entry extends StreamEntry, Type extends string> {
  /** Null when there is none, or its key is destroyed. */
  load(space: Space, id: string): Promise<Entry | null>;
  /** Writes it with its first events; a second call with the same id changes nothing. */
  create(space: Space, entry: Entry, events: readonly StreamEvent<Type>[]): Promise<{ created: boolean }>;
  /**
   * Read, decide, write with optimistic lock, decided again on conflict; `decide` returns null for nothing to do.
   * @throws Failure 404 when there is none, 409 `conflict`
   */
  change(
    space: Space,
    id: string,
    decide: (current: Entry) => StreamChange<Entry, Type> | null,
  ): Promise<Entry>;
  /** Entries of a space, newest first. */
  list(space: Space, page: { readonly cursor: string | null; readonly limit: number }): Promise<Page<Entry>>;
}
