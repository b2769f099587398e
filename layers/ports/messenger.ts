/** Hands a message to the provider. Resolves to the provider's message id: the only proof that it was accepted. */
export interface Messenger {
  /** `mime` is the complete message; `tags` are ids only and come back with the provider's events. */
  sendEmail(message: {
    to: string;
    mime: Uint8Array;
    tags: Readonly<Record<string, string>>;
  }): Promise<{ messageId: string }>;
  sendSms(message: { to: string; text: string }): Promise<{ messageId: string }>;
}

/** The provider refuses this address or number for good; trying again does not help. */
export class Undeliverable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Undeliverable';
  }
}
