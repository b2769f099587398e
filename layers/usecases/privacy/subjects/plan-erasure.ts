import { mustAct } from '../../../domain/envelope/routing.ts';
import type { ErasurePlan } from '../../../ports/erasure-store.ts';
import type { StatuteId } from '../../../privacy/policy/statutes.ts';
import { DEFAULT_SCHEDULE } from '../../../privacy/retention/default-schedule.ts';
import { isHeld } from '../holds/is-held.ts';
import type { RightsEnvelope, RightsRecipient } from './load-subject.ts';
import { type SubjectRef, subjectId } from './subject-id.ts';

/** The grounds of GDPR art. 17(1)(a)–(f), in this order. */
export const erasureGrounds = [
  'noLongerNeeded',
  'consentWithdrawn',
  'objection',
  'unlawful',
  'legalObligation',
  'child',
] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

/** Why something stays: art. 17(3)(b), (e), the agreement that is being performed, other people, or a legal hold. */
export type ErasureException = 'legalDuty' | 'legalClaim' | 'activeContract' | 'otherParties' | 'hold';

export interface PlannedErasure {
  readonly record: string;
  readonly fields: readonly string[];
}

export interface Withheld extends PlannedErasure {
  readonly exception: ErasureException;
  readonly rule: string;
  readonly statute: StatuteId;
  /** When it goes by its own rule; null where a person has to release a hold first. */
  readonly until: string | null;
}

export interface SubjectPlan {
  readonly subject: string;
  readonly ground: ErasureGround;
  readonly keeps: ErasurePlan['keeps'];
  /** A hold covers everything: nothing runs before it is released, and then it runs by itself. */
  readonly held: boolean;
  readonly erased: readonly PlannedErasure[];
  readonly withheld: readonly Withheld[];
}

const contact: readonly PlannedErasure[] = [
  { record: 'recipient', fields: ['email', 'phone', 'declineReason', 'answer'] },
  { record: 'lookup', fields: ['email', 'phone', 'recipient'] },
  { record: 'recipientEvent', fields: ['payload of messages and codes'] },
];
const proof: readonly PlannedErasure[] = [
  { record: 'recipient', fields: ['name', 'presented'] },
  { record: 'values', fields: ['signature', 'values'] },
  { record: 'recipientEvent', fields: ['payload and salt of opening, identification and signature'] },
];
const everything: readonly PlannedErasure[] = [
  { record: 'recipient', fields: ['name', 'email', 'phone', 'declineReason', 'answer', 'presented'] },
  { record: 'values', fields: ['signature', 'values'] },
  { record: 'lookup', fields: ['email', 'phone', 'recipient'] },
  { record: 'recipientEvent', fields: ['payload', 'salt'] },
];
const document: PlannedErasure = { record: 'document', fields: ['content'] };

const numberOf = ({ numbers }: RightsEnvelope, { id }: RightsRecipient): readonly PlannedErasure[] =>
  numbers.some(({ recipientId }) => recipientId === id)
    ? [
        { record: 'identityNumber', fields: ['value'] },
        { record: 'recipient', fields: ['nationalId'] },
      ]
    : [];

const statuteOf = (rule: string): StatuteId =>
  DEFAULT_SCHEDULE.find(({ id }) => id === rule)?.statute ?? 'gdpr:17';

/** Somebody who has signed or approved an agreement that stands or is about to: their act is the others' evidence. */
const isParty = ({ root }: RightsEnvelope, recipient: RightsRecipient): boolean =>
  mustAct(recipient) &&
  recipient.actedAt !== null &&
  ['sent', 'inProgress', 'completing', 'sealFailed', 'completed'].includes(root.status);

/**
 * What an erasure of one person does, record by record. Nothing that stays holds up what goes: contact data of a
 * party go at once; name, signature and their proof stay until the agreement's rule ends, unless a duty of law
 * demands the erasure of a completed agreement's party. Of whoever is no party, all goes.
 */
export function planSubjectErasure(
  envelope: RightsEnvelope,
  recipient: RightsRecipient,
  ground: ErasureGround,
): SubjectPlan {
  const { root } = envelope;
  const subject: SubjectRef = { envelopeId: envelope.id, recipientId: recipient.id };
  const because = { rule: root.purgeRule, statute: statuteOf(root.purgeRule), until: root.purgeAt };
  const held = isHeld(root, recipient.id);
  const completed = root.status === 'completed';
  const party = isParty(envelope, recipient);
  const keeps = party && !(completed && ground === 'legalObligation') ? 'proof' : 'nothing';
  const shared = (exception: ErasureException): Withheld => ({ ...document, exception, ...because });
  const base = { subject: subjectId(subject), ground, keeps, held } as const;
  if (held) {
    const hold = { exception: 'hold', rule: 'hold', statute: 'gdpr:17', until: null } as const;
    const all = [...everything, ...numberOf(envelope, recipient), document];
    return { ...base, erased: [], withheld: all.map((one) => ({ ...one, ...hold })) };
  }
  const exception = completed ? 'legalClaim' : 'activeContract';
  if (keeps === 'nothing') {
    return {
      ...base,
      erased: [...everything, ...numberOf(envelope, recipient)],
      withheld: [shared(completed ? 'legalClaim' : 'otherParties')],
    };
  }
  return {
    ...base,
    erased: [...contact, ...numberOf(envelope, recipient)],
    withheld: [...proof.map((one): Withheld => ({ ...one, exception, ...because })), shared(exception)],
  };
}
