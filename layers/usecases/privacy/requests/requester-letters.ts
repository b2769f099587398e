import type { Locale } from '../../../domain/envelope/vocabulary.ts';
import type { CaseCountry } from '../../../domain/privacy-case/vocabulary.ts';
import { modeOf, operatorSpace, type Space } from '../../../domain/space.ts';
import type { MessageData, RightsOutcome } from '../../../messages/message-data.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import type { OperatorProfile } from '../../../privacy/policy/operator-profile.ts';
import { type DeliverPorts, deliverEmail, deliverSms } from '../../notify/deliver.ts';
import { authorityOf } from './authority-of.ts';
import { codeOwner } from './code-owner.ts';

export type LetterPorts = DeliverPorts & Pick<Ports, 'cases' | 'codes' | 'organisations' | 'envelopes'>;

export interface LetterSetting {
  readonly origin: string;
  readonly mailFrom: string;
  readonly operator: OperatorProfile;
}

type Kind = 'rightsCode' | 'rightsNotice' | 'rightsAnswer' | 'senderRightsRequest';

export const languageOf: Readonly<Record<CaseCountry, Locale>> = { DK: 'da', SE: 'sv', NO: 'nb', FI: 'fi' };

/** The last day of an answer in time; the clock's instant is the midnight after it. */
export const lastInstant = (dueAt: string): string => new Date(Date.parse(dueAt) - 1).toISOString();

/** What is written about one request: to the person, and to the organisation that has to answer. */
export class RequesterLetters {
  readonly #ports: LetterPorts;
  readonly #setting: LetterSetting;
  readonly #space: Space;
  readonly #found: PrivacyCase;
  readonly #now: Date;

  constructor(ports: LetterPorts, setting: LetterSetting, space: Space, found: PrivacyCase, now: Date) {
    this.#ports = ports;
    this.#setting = setting;
    this.#space = space;
    this.#found = found;
    this.#now = now;
  }

  /** Who answers: the operator for what it decides itself, else the organisation. */
  async #answering(): Promise<{ name: string; contact: string }> {
    const { operator } = this.#setting;
    const organisation =
      this.#space === operatorSpace ? null : await this.#ports.organisations.load(this.#space);
    return organisation === null
      ? { name: operator.name, contact: operator.contact }
      : { name: organisation.name, contact: organisation.contactEmail };
  }

  async #common() {
    const { name, contact } = await this.#answering();
    return {
      organisation: name,
      contact,
      policyUrl: `${this.#setting.origin}/privacy/policy`,
      test: modeOf(this.#space) === 'test',
    };
  }

  get #link(): string {
    return `${this.#setting.origin}/privacy/requests#${this.#found.of?.id ?? this.#found.id}`;
  }

  async #send<K extends Kind>(
    kind: K,
    data: MessageData[K],
    to: { email: string | null; phone: string | null; locale: Locale },
    fact: string,
  ): Promise<void> {
    const delivery = {
      space: this.#space,
      envelopeId: this.#found.id,
      recipientId: null,
      fact,
      kind,
      locale: to.locale,
      data,
      from: { name: data.organisation, address: this.#setting.mailFrom },
    };
    if (to.email !== null)
      await deliverEmail(this.#ports, delivery, { name: '', address: to.email }, this.#now);
    if (to.phone !== null) await deliverSms(this.#ports, delivery, to.phone, this.#now);
  }

  get #proven() {
    const { provenBy, email, phone, locale } = this.#found;
    return {
      email: provenBy === 'email' ? email : null,
      phone: provenBy === 'phone' ? phone : null,
      locale,
    };
  }

  /** The code now valid, to where it was asked for. */
  async code(seq: number): Promise<void> {
    const { channel, email, phone, locale, id } = this.#found;
    if (channel === null) return;
    const code = await this.#ports.codes.reveal(codeOwner(id, channel), this.#now);
    if (code === null) return;
    const host = channel === 'phone' ? new URL(this.#setting.origin).hostname : null;
    const data = { ...(await this.#common()), recipientName: null, code, minutes: 10, host };
    const to = {
      email: channel === 'email' ? email : null,
      phone: channel === 'phone' ? phone : null,
      locale,
    };
    await this.#send('rightsCode', data, to, `code ${seq}`);
  }

  async outcome(outcome: RightsOutcome, seq: number): Promise<void> {
    const { type, reason, extensionReason, dueAt, country } = this.#found;
    const authority = authorityOf(country, this.#now);
    const data = {
      ...(await this.#common()),
      recipientName: null,
      request: type,
      outcome,
      reason: outcome === 'extended' ? extensionReason : outcome === 'routed' ? null : reason,
      dueOn: lastInstant(dueAt),
      link: this.#link,
      authority: `${authority.name}, ${authority.url}`,
    };
    await this.#send('rightsAnswer', data, this.#proven, `${outcome} ${seq}`);
  }

  /** Before an erasure: to every address that is known of the person, so that nobody can erase in another's name unseen. */
  async notice(runsAt: string, seq: number): Promise<void> {
    const common = await this.#common();
    const data = { ...common, recipientName: null, request: this.#found.type, runsAt, link: this.#link };
    const told = new Set<string>();
    for (const { envelopeId, recipientId } of this.#found.subjects) {
      const envelope = await this.#ports.envelopes.load(this.#space, envelopeId, 'rights');
      if (envelope === null || 'purged' in envelope) continue;
      const person = envelope.recipients.find(({ id }) => id === recipientId);
      if (person === undefined) continue;
      const { email, phone } = person.personal;
      const fresh = (value: string | null) => (value === null || told.has(value) ? null : value);
      const to = { email: fresh(email), phone: fresh(phone), locale: person.locale };
      await this.#send('rightsNotice', data, to, `notice ${seq} ${recipientId}`);
      for (const value of [email, phone]) if (value !== null) told.add(value);
    }
  }

  async organisation(cause: 'received' | 'alarm', seq: number): Promise<void> {
    const common = await this.#common();
    const { type, dueAt, id, country } = this.#found;
    const data = { ...common, request: type, cause, dueOn: lastInstant(dueAt), caseId: id };
    const to = { email: common.contact, phone: null, locale: languageOf[country] };
    await this.#send('senderRightsRequest', data, to, `${cause} ${seq}`);
  }
}
