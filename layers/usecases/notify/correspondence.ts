import { modeOf } from '../../domain/space.ts';
import type { MessageData, TransactionalKind } from '../../messages/message-data.ts';
import type { Aggregate } from '../../ports/envelope-store.ts';
import { Undeliverable } from '../../ports/messenger.ts';
import type { Organisation } from '../../ports/organisation-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { type Attachment, type DeliverPorts, deliverEmail, deliverSms, type From } from './deliver.ts';
import { recordDisclosures } from './record-disclosures.ts';
import { recordUndeliverable } from './record-undeliverable.ts';

export type NotifyPorts = DeliverPorts &
  Pick<Ports, 'envelopes' | 'organisations' | 'documents' | 'links' | 'codes' | 'disclosures'>;
export type Envelope = Aggregate<'deliverMessages'>;
export type Recipient = Envelope['recipients'][number];

/** Where this deployment lives and from which address it writes. */
export interface Setting {
  readonly origin: string;
  readonly mailFrom: string;
}

/** Everything messages about one envelope have in common. */
export class Correspondence {
  readonly envelope: Envelope;
  readonly #ports: NotifyPorts;
  readonly #setting: Setting;
  readonly #organisation: Organisation;
  readonly now: Date;

  constructor(
    ports: NotifyPorts,
    setting: Setting,
    envelope: Envelope,
    organisation: Organisation,
    now: Date,
  ) {
    this.#ports = ports;
    this.#setting = setting;
    this.envelope = envelope;
    this.#organisation = organisation;
    this.now = now;
  }

  get ports(): NotifyPorts {
    return this.#ports;
  }

  common() {
    const { personal } = this.envelope.root;
    return {
      organisation: this.#organisation.name,
      contact: personal.senderEmail,
      policyUrl: `${this.#setting.origin}/privacy/policy`,
      test: modeOf(this.envelope.space) === 'test',
    };
  }

  toRecipient(recipient: Recipient) {
    return {
      ...this.common(),
      recipientName: recipient.personal.name,
      title: this.envelope.root.personal.title,
    };
  }

  toSender() {
    const { senderName, title } = this.envelope.root.personal;
    return {
      ...this.common(),
      title,
      envelopeId: this.envelope.id,
      senderName: senderName === this.#organisation.name ? null : senderName,
    };
  }

  get host(): string {
    return new URL(this.#setting.origin).hostname;
  }

  /** Links of recipients, one look at the link key for all of them. */
  async links(recipients: readonly Recipient[]): Promise<Map<string, { url: string; hash: string }>> {
    const tokens = await this.#ports.links.derive(
      this.envelope.space,
      recipients.map(({ id, linkVersion }) => ({ recipientId: id, linkVersion })),
    );
    return new Map(
      recipients.map((recipient, index) => {
        const { token = '', hash = '' } = tokens[index] ?? {};
        return [recipient.id, { url: `${this.#setting.origin}/sign#${token}`, hash }];
      }),
    );
  }

  #from(name: string): From {
    return { name, address: this.#setting.mailFrom };
  }

  /**
   * Writes to a recipient on the channels asked for; returns the first provider's id. Null when no provider took
   * it: that is written down, so that the sender is told and can correct the address.
   */
  async write<K extends TransactionalKind>(
    recipient: Recipient,
    kind: K,
    data: MessageData[K],
    fact: string,
    more: { attachments?: readonly Attachment[]; only?: 'email' | 'sms' } = {},
  ): Promise<string | null> {
    const { senderName, senderEmail } = this.envelope.root.personal;
    const delivery = {
      space: this.envelope.space,
      envelopeId: this.envelope.id,
      recipientId: recipient.id,
      fact,
      kind,
      locale: recipient.locale,
      data,
      from: this.#from(senderName),
      replyTo: { name: senderName, address: senderEmail },
      ...(more.attachments && { attachments: more.attachments }),
    };
    const { email, phone, name } = recipient.personal;
    const channels = more.only === undefined ? recipient.notify : [more.only];
    const ids: (string | null)[] = [];
    let refused = false;
    const orRefused = async (delivered: Promise<string | null>): Promise<string | null> => {
      try {
        return await delivered;
      } catch (error) {
        if (!(error instanceof Undeliverable)) throw error;
        refused = true;
        return null;
      }
    };
    const disclose = (channel: 'email' | 'sms') =>
      recordDisclosures(this.#ports, delivery, channel, (more.attachments?.length ?? 0) > 0, this.now);
    if (channels.includes('email') && email !== null) {
      await disclose('email');
      ids.push(await orRefused(deliverEmail(this.#ports, delivery, { name, address: email }, this.now)));
    }
    if (channels.includes('sms') && phone !== null) {
      await disclose('sms');
      ids.push(await orRefused(deliverSms(this.#ports, delivery, phone, this.now)));
    }
    const taken = ids.find((id) => id !== null) ?? null;
    if (taken === null && refused) await recordUndeliverable(this, recipient);
    return taken;
  }

  /** Writes to the sender. */
  async tellSender<K extends TransactionalKind>(
    kind: K,
    data: MessageData[K],
    fact: string,
    attachments?: readonly Attachment[],
  ): Promise<void> {
    const { senderName, senderEmail } = this.envelope.root.personal;
    const delivery = {
      space: this.envelope.space,
      envelopeId: this.envelope.id,
      recipientId: null,
      fact,
      kind,
      locale: this.envelope.root.locale,
      data,
      from: this.#from(this.#organisation.name),
      ...(attachments && { attachments }),
    };
    await recordDisclosures(this.#ports, delivery, 'email', (attachments?.length ?? 0) > 0, this.now);
    try {
      await deliverEmail(this.#ports, delivery, { name: senderName, address: senderEmail }, this.now);
    } catch (error) {
      // There is nobody else to tell; what passes is thrown on and tried again.
      if (!(error instanceof Undeliverable)) throw error;
    }
  }
}
