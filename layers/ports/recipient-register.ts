import type { Space } from '../domain/space.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type {
  dataRecipientRecord,
  recipientChoiceRecord,
} from '../privacy/inventory/records/data-recipient.ts';
import type { Page } from './envelope-store.ts';

export type DataRecipient = PlainOf<typeof dataRecipientRecord> & SealedOf<typeof dataRecipientRecord>;
export type RecipientChoice = PlainOf<typeof recipientChoiceRecord>;

/** Whom data may go to: each organisation's own, and in the operator's space whom the service itself calls. */
export interface RecipientRegister {
  load(space: Space, id: string): Promise<DataRecipient | null>;
  /** Put once; a second call finds the first one of this id. */
  create(space: Space, recipient: DataRecipient): Promise<DataRecipient>;
  /**
   * Read, decide, write with optimistic lock; null changes nothing.
   * @throws Failure 404, 409 `conflict`, 412 when `ifMatch` names another version
   */
  change(
    space: Space,
    id: string,
    decide: (recipient: DataRecipient) => Partial<DataRecipient> | null,
    options?: { readonly ifMatch?: readonly number[] | null },
  ): Promise<DataRecipient>;
  /** Newest first. */
  list(space: Space, page: { cursor: string | null; limit: number }): Promise<Page<DataRecipient>>;
  /** What an organisation said about a recipient of the operator. */
  choice(space: Space, id: string): Promise<RecipientChoice | null>;
  /** The newest word counts. */
  choose(space: Space, choice: RecipientChoice): Promise<void>;
}
