import { addDuration } from '../../../domain/duration.ts';
import { type Finding, finding } from './finding.ts';
import type { DraftRecipient, PolicyDraft } from './policy-draft.ts';

const KINDS = ['signingParty', 'payment', 'itService', 'authority'];
const EEA = new Set(
  'EU AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
);
/** Bases of transfer and the days between which each could be relied upon. */
const BASES: Readonly<Record<string, readonly [from: string, until: string]>> = {
  adequacy: ['2018-05-25', '9999-12-31'],
  scc: ['2021-06-27', '9999-12-31'],
  dpf: ['2023-07-10', '9999-12-31'],
  privacyShield: ['2016-07-12', '2020-07-15'],
};
/** A basis of transfer is looked at again at least once a year. */
const FRESH_FOR = 'P12M';

/** Recipients are of a known kind, bound by agreement, buy nothing, and stay in the EU/EEA unless a checked basis says so. */
export function lintRecipients(draft: PolicyDraft): Finding[] {
  return draft.recipients.flatMap((recipient) => [
    ...lintKind(recipient),
    ...lintAgreement(recipient),
    ...lintTransfer(recipient, draft.day),
  ]);
}

function lintKind({ id, kind, purposes, ownMarketing }: DraftRecipient): Finding[] {
  const sells = ownMarketing || purposes.some((purpose) => /sale|third-?party-?marketing/i.test(purpose));
  return [
    ...(KINDS.includes(kind)
      ? []
      : [finding('recipient_kind', id, `a recipient is one of ${KINDS.join(', ')}`)]),
    ...(sells
      ? [finding('recipient_sells', id, 'data are not sold and not given for marketing of others')]
      : []),
  ];
}

function lintAgreement({ id, role, agreement }: DraftRecipient): Finding[] {
  if (role === 'controller') return [];
  const bound = agreement !== null && agreement.flowDown !== '' && agreement.vetted !== '';
  return bound
    ? []
    : [
        finding(
          'recipient_without_agreement',
          id,
          'a processor needs a vetted agreement with the same duties',
        ),
      ];
}

function lintTransfer({ id, country, transfer }: DraftRecipient, day: string): Finding[] {
  if (transfer === null) {
    return EEA.has(country)
      ? []
      : [finding('transfer_without_basis', id, `${country} is outside the EU/EEA`)];
  }
  const [from, until] = BASES[transfer.basis] ?? ['9999-12-31', '0000-01-01'];
  if (day < from || day > until) {
    return [finding('transfer_without_basis', id, `${transfer.basis} cannot be relied upon on ${day}`)];
  }
  const freshUntil = addDuration(new Date(`${transfer.checkedAt}T00:00:00Z`), FRESH_FOR)
    .toISOString()
    .slice(0, 10);
  return day <= freshUntil
    ? []
    : [finding('transfer_basis_stale', id, `last checked on ${transfer.checkedAt}`)];
}
