import type { Space } from '../domain/space.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { deliveryRecord, transmissionRecord } from '../privacy/inventory/records/transmission.ts';
import type { Page } from './envelope-store.ts';

export type Transmission = PlainOf<typeof transmissionRecord> & SealedOf<typeof transmissionRecord>;
type Tried = PlainOf<typeof deliveryRecord>;

/** One try; the answer is there for 90 days. */
export type Delivery = Tried & { readonly message: string | null };

/** What is to reach a recipient, and how it went. */
export interface Transmissions {
  load(space: Space, id: string): Promise<Transmission | null>;
  /** Put once by its id; a second call finds the first. Due at `nextAt` until then, whoever dies on the way. */
  create(space: Space, transmission: Transmission): Promise<Transmission>;
  change(
    space: Space,
    id: string,
    decide: (transmission: Transmission) => Partial<Transmission> | null,
  ): Promise<Transmission>;
  ofEnvelope(space: Space, envelopeId: string): Promise<readonly Transmission[]>;
  /** Newest first. */
  toRecipient(
    space: Space,
    recipient: string,
    page: { cursor: string | null; limit: number },
  ): Promise<Page<Transmission>>;
  recordDelivery(space: Space, recipient: string, delivery: Delivery): Promise<void>;
  /** Newest first; nothing is shown past its day. */
  deliveries(
    space: Space,
    recipient: string,
    page: { cursor: string | null; limit: number; now: Date },
  ): Promise<Page<Delivery>>;
}

/** What the queue of the sender holds besides facts about envelopes. */
export interface TransmissionMessage {
  readonly kind: 'transmission';
  readonly space: Space;
  readonly id: string;
}

/** Hands something to whoever sends; its due item does the same later. */
export interface TransmissionQueue {
  announce(space: Space, id: string): Promise<void>;
}
