import type { Disclosure } from '../../../ports/disclosure-log.ts';
import type { StoredEvent } from '../../../ports/envelope-store.ts';
import type { RecordDefinition } from '../../../privacy/inventory/define-record.ts';
import type { Purpose } from '../../../privacy/inventory/purposes.ts';
import { documentRecord } from '../../../privacy/inventory/records/document.ts';
import { envelopeRecord } from '../../../privacy/inventory/records/envelope.ts';
import { recipientEventRecord } from '../../../privacy/inventory/records/event.ts';
import { valuesRecord } from '../../../privacy/inventory/records/fields.ts';
import { identityNumberRecord } from '../../../privacy/inventory/records/identity-number.ts';
import { recipientRecord } from '../../../privacy/inventory/records/recipient.ts';
import { PURPOSES } from '../../../privacy/policy/sources/purposes.ts';
import type { StatuteId } from '../../../privacy/policy/statutes.ts';
import { isHeld } from '../holds/is-held.ts';
import type { NameOf } from '../recipients/recipient-names.ts';
import type { RightsEnvelope, RightsRecipient } from './load-subject.ts';

export interface Receiver {
  readonly name: string;
  readonly party: string | null;
  readonly channel: Disclosure['channel'];
  readonly categories: readonly string[];
  readonly at: string;
}

export interface Access {
  readonly at: string;
  readonly by: 'organisation' | 'recipient';
  readonly id: string | null;
  readonly what: string;
}

/** One kind of record for one purpose: a purpose has exactly one legal basis. */
export interface Holding {
  readonly record: string;
  readonly fields: readonly string[];
  readonly categories: readonly string[];
  readonly purpose: Purpose;
  readonly basis: StatuteId;
  readonly rule: string;
  /** Null while a legal hold keeps it. */
  readonly until: string | null;
  readonly source: readonly string[];
  readonly recipients: readonly Receiver[];
  readonly accesses: readonly Access[];
}

const basisOf = (purpose: Purpose): StatuteId =>
  PURPOSES.find(({ id }) => id === purpose)?.basis ?? 'gdpr:6-1-c';

/** The person's fields of a record, gathered by the purposes they may serve. */
function byPurpose(definition: RecordDefinition) {
  const fields = Object.entries(definition.sealed).filter(([, { subject }]) => subject === 'signer');
  const purposes = [...new Set(fields.flatMap(([, { purposes: all }]) => all))];
  return purposes.map((purpose) => {
    const serving = fields.filter(([, field]) => field.purposes.includes(purpose));
    return {
      purpose,
      fields: serving.map(([name]) => name),
      categories: [...new Set(serving.map(([, { category }]) => category))],
      source: [...new Set(serving.map(([, { source }]) => source))],
    };
  });
}

const receiver = ({ to, name, party, channel, categories, at }: Disclosure, nameOf: NameOf): Receiver => ({
  name: name ?? nameOf(to),
  party,
  channel,
  categories,
  at,
});

/** Who has looked or acted, from the evidence. */
const accessesIn = (events: readonly StoredEvent[]): Access[] =>
  events.flatMap(({ at, type, actor }) =>
    actor.kind === 'organisation' || actor.kind === 'recipient'
      ? [{ at, by: actor.kind, id: actor.id, what: type }]
      : [],
  );

/** What is held on one person in one envelope, from the declarations of what is stored (GDPR art. 15(1)). */
export function holdingsOf(
  envelope: RightsEnvelope,
  recipient: RightsRecipient,
  events: readonly StoredEvent[],
  disclosures: readonly Disclosure[],
  nameOf: NameOf,
): Holding[] {
  const { root } = envelope;
  const own = (definition: RecordDefinition): boolean =>
    recipient.erasedBy === null || definition !== recipientRecord;
  const records: readonly RecordDefinition[] = [
    recipientRecord,
    ...(envelope.numbers.some(({ recipientId }) => recipientId === recipient.id)
      ? [identityNumberRecord]
      : []),
    ...(envelope.values.some(({ recipientId }) => recipientId === recipient.id) ? [valuesRecord] : []),
    ...(events.some(({ subject, salt }) => subject === recipient.id && salt !== '')
      ? [recipientEventRecord]
      : []),
    ...(envelope.documents.length > 0 ? [documentRecord] : []),
    envelopeRecord,
  ].filter((definition) => own(definition) || recipient.personal.name !== '');
  const about = disclosures
    .filter(({ subject }) => subject === null || subject === recipient.id)
    .map((one) => receiver(one, nameOf));
  const accesses = accessesIn(events);
  const held = isHeld(root, recipient.id);
  return records.flatMap((definition) =>
    byPurpose(definition).map((part) => ({
      record: definition.type,
      ...part,
      basis: basisOf(part.purpose),
      rule: held ? 'hold' : root.purgeRule,
      until: held ? null : root.purgeAt,
      recipients: about.filter(({ categories }) => categories.some((one) => part.categories.includes(one))),
      accesses,
    })),
  );
}
