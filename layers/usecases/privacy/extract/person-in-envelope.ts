import { Failure, notFound } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { RecordDefinition } from '../../../privacy/inventory/define-record.ts';
import { documentRecord } from '../../../privacy/inventory/records/document.ts';
import { envelopeRecord } from '../../../privacy/inventory/records/envelope.ts';
import { recipientEventRecord } from '../../../privacy/inventory/records/event.ts';
import { valuesRecord } from '../../../privacy/inventory/records/fields.ts';
import { identityNumberRecord } from '../../../privacy/inventory/records/identity-number.ts';
import { recipientRecord } from '../../../privacy/inventory/records/recipient.ts';
import { allEvents } from '../../evidence/get-evidence.ts';
import { recipientNames } from '../recipients/recipient-names.ts';
import { loadSubject } from '../subjects/load-subject.ts';
import { type SubjectRef, subjectId } from '../subjects/subject-id.ts';
import { isDuty } from '../transmissions/is-duty.ts';

type Needs = Pick<Ports, 'envelopes' | 'disclosures' | 'recipients' | 'transmissions'>;

/** One datum as it is shown: what it is, where from, for what, and until when. */
export interface Datum {
  /** Which stored item it is from. */
  readonly item: string;
  readonly record: string;
  readonly field: string;
  readonly category: string;
  readonly value: unknown;
  readonly source: string;
  readonly purposes: readonly string[];
  readonly rule: string;
  readonly until: string | null;
  /** Also part of a portable copy: what the person supplied (GDPR art. 20). */
  readonly portable: boolean;
}

/** A stored item that is about the person and whose content is not shown, and why. */
export interface WithheldItem {
  readonly item: string;
  readonly record: string;
  readonly reason: 'pseudonym' | 'otherParties';
  readonly statute: string;
  readonly until: string | null;
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

function data(
  definition: RecordDefinition,
  item: string,
  content: Readonly<Record<string, unknown>>,
  kept: { rule: string; until: string | null },
): Datum[] {
  return Object.entries(definition.sealed)
    .filter(([name, { subject }]) => subject === 'signer' && !isEmpty(content[name]))
    .map(([name, field]) => ({
      item,
      record: definition.type,
      field: name,
      category: field.category,
      value: content[name],
      source: field.source,
      purposes: field.purposes,
      ...kept,
      portable: field.export.includes('art20'),
    }));
}

/** Another person's name, as it may be shown: initials (GDPR art. 15(4)). */
const masked = (name: string): string =>
  name
    .split(/\s+/u)
    .map((part) => `${[...part][0] ?? ''}.`)
    .join(' ');

/**
 * Everything that is stored about one person in one envelope: the copy, its history, who received it; other people
 * in it by initials alone.
 * @returns null when the envelope or the person is gone
 */
export async function personInEnvelope(ports: Needs, space: Space, subject: SubjectRef) {
  const found = await loadSubject(ports, space, subject).catch((error: unknown) => {
    if (error instanceof Failure && error.code === notFound().code) return null;
    throw error;
  });
  if (found === null) return null;
  const { envelope, recipient } = found;
  const { root, documents, recipients, values } = envelope;
  const number = envelope.numbers.find(({ recipientId }) => recipientId === recipient.id);
  const [events, disclosures, sent] = await Promise.all([
    allEvents(ports, space, envelope.id),
    ports.disclosures.ofEnvelope(space, envelope.id),
    ports.transmissions.ofEnvelope(space, envelope.id),
  ]);
  const nameOf = await recipientNames(ports, space, disclosures);
  const held = root.heldBy.some(({ recipientId }) => recipientId === null || recipientId === recipient.id);
  const kept = { rule: held ? 'hold' : root.purgeRule, until: held ? null : root.purgeAt };
  const mine = events.filter((event) => event.subject === recipient.id);
  const { title, message, externalId, metadata, voidReason } = root.personal;
  return {
    subject: subjectId(subject),
    status: root.status,
    data: [
      ...data(recipientRecord, `recipient ${recipient.id}`, recipient.personal, kept),
      // Masked on paper and on screen; `revealOwnNumbers` shows it to its person.
      ...data(
        identityNumberRecord,
        `identityNumber ${recipient.id}`,
        { value: number === undefined ? null : recipient.personal.nationalId?.masked },
        number?.keep === 'untilEnded' && !held ? { rule: 'nationalNumber', until: kept.until } : kept,
      ),
      ...values
        .filter(({ recipientId }) => recipientId === recipient.id)
        .flatMap(({ personal }) => data(valuesRecord, `values ${recipient.id}`, personal, kept)),
      ...mine.flatMap(({ seq, payload, salt }) =>
        data(recipientEventRecord, `event ${seq}`, { payload, salt }, kept),
      ),
      ...data(envelopeRecord, 'envelope', { title, message, externalId, metadata, voidReason }, kept),
      ...documents.flatMap(({ id, personal }) => data(documentRecord, `document ${id}`, personal, kept)),
    ],
    history: mine.map(({ at, type, actor }) => ({ at, type, by: actor.kind })),
    accesses: events
      .filter(({ actor }) => actor.kind === 'organisation')
      .map(({ at, type }) => ({ at, what: type, by: 'organisation' })),
    disclosures: disclosures
      .filter((one) => one.subject === null || one.subject === recipient.id)
      .map(({ id, at, to, name, channel, categories, usedFor }) => ({
        item: `disclosure ${id}`,
        at,
        name: name ?? nameOf(to),
        channel,
        categories,
        usedFor,
      })),
    notices: sent
      .filter((one) => isDuty(one) && one.subject === recipient.id)
      .map(({ recipient: to, cause, createdAt, state, deliveredAt }) => ({
        name: nameOf(to),
        cause,
        at: createdAt,
        state,
        deliveredAt,
      })),
    others: recipients
      .filter(({ id }) => id !== recipient.id)
      .map(({ role, personal }) => ({ role, name: masked(personal.name) })),
    documents: documents.map(({ id, sha256, size, sealed }) => ({
      id,
      sha256,
      size,
      sealedSha256: sealed?.sha256 ?? null,
    })),
    withheld: (['email', 'phone', 'recipient', 'nationalId'] as const)
      .filter((kind) =>
        kind === 'nationalId'
          ? number !== undefined
          : kind === 'recipient' || recipient.personal[kind] !== null,
      )
      .map(
        (kind): WithheldItem => ({
          item: `lookup ${recipient.id} ${kind}`,
          record: 'lookup',
          reason: 'pseudonym',
          statute: 'gdpr:15-4',
          until: kept.until,
        }),
      ),
  };
}
