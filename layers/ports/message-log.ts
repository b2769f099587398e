import type { Space } from '../domain/space.ts';
import type { PlainOf } from '../privacy/inventory/define-record.ts';
import type { messageRecord } from '../privacy/inventory/records/message.ts';
import type { Page } from './envelope-store.ts';

export type LoggedMessage = PlainOf<typeof messageRecord>;

/** Every message that a provider took, with channel and category, in ids. It goes with what it is about. */
export interface MessageLog {
  /** Put once. */
  record(space: Space, message: LoggedMessage): Promise<void>;
  /** Newest first. */
  list(space: Space, page: { cursor: string | null; limit: number }): Promise<Page<LoggedMessage>>;
}
