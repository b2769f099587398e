/**
 * Remembers what has been handed to a provider: one message per fact, though the fact may be delivered twice.
 * Keys are digests of ids; nothing here names a person.
 */
export interface DeliveryLedger {
  /**
   * `mine`: send now. `sent`: was sent, with this id. `busy`: somebody is sending this very moment; come back.
   * A sender that died is taken over after a minute.
   */
  claim(
    key: string,
    now: Date,
  ): Promise<{ state: 'mine' } | { state: 'sent'; messageId: string } | { state: 'busy' }>;
  sent(key: string, messageId: string, now: Date): Promise<void>;
  release(key: string): Promise<void>;
}

export class DeliveryBusy extends Error {
  constructor() {
    super('the same message is being sent at this moment');
    this.name = 'DeliveryBusy';
  }
}
