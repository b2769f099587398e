import type { Consent } from '../../../ports/consent-list.ts';
import type { Disclosure } from '../../../ports/disclosure-log.ts';
import { textVersion } from '../../../privacy/texts/registry.ts';
import { textHash } from '../../../privacy/texts/text-version.ts';
import type { NameOf } from '../recipients/recipient-names.ts';
import type { SubjectPlan } from './plan-erasure.ts';
import type { Candidate } from './search-subjects.ts';
import { subjectId } from './subject-id.ts';

export const candidateView = ({ subject, matched, holdings }: Candidate) => ({
  subject,
  matched,
  holdings: holdings.map((holding) => ({
    ...holding,
    fields: [...holding.fields],
    categories: [...holding.categories],
    source: [...holding.source],
    recipients: holding.recipients.map((one) => ({ ...one, categories: [...one.categories] })),
    accesses: [...holding.accesses],
  })),
});

export const planView = (plan: SubjectPlan) => ({
  ...plan,
  erased: plan.erased.map((one) => ({ ...one, fields: [...one.fields] })),
  withheld: plan.withheld.map((one) => ({ ...one, fields: [...one.fields] })),
});

export const disclosureView = (
  { to, name, subject, envelopeId, silentUntil: _over, ...rest }: Disclosure,
  nameOf: NameOf,
) => ({
  ...rest,
  envelopeId,
  subject: subject === null ? null : subjectId({ envelopeId, recipientId: subject }),
  recipient: name ?? nameOf(to),
});

const acts = {
  'recipient.signed': 'signed',
  'recipient.approved': 'approved',
  'recipient.viewed': 'viewed',
  'consent.given': 'given',
  'consent.withdrawn': 'withdrawn',
  'relation.recorded': 'relationRecorded',
  'marketing.objected': 'objected',
} as const;

export function consentView({ id, seq, at, act, text, who, purpose, channel, proof }: Consent) {
  const words = text === null ? null : textVersion(text.id, Number(text.version), text.locale);
  return {
    id,
    subject: 'contactId' in who ? who.contactId : subjectId(who),
    act: acts[act as keyof typeof acts],
    // What the text is: a declaration of will or an acknowledgement is never counted as consent.
    kind: words?.kind ?? null,
    channel,
    purpose,
    text:
      text === null
        ? null
        : {
            id: text.id,
            version: Number(text.version),
            locale: text.locale,
            sha256: words === null ? null : textHash(words),
          },
    proof: { by: proof, seq },
    at,
  };
}
