import { transferFault } from '../egress/transfer-bases.ts';
import { type Finding, finding } from './finding.ts';
import type { DraftRecipient, PolicyDraft } from './policy-draft.ts';

const KINDS = ['signingParty', 'payment', 'itService', 'authority'];
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
  switch (transferFault(country, transfer, day)) {
    case null:
      return [];
    case 'missing':
      return [finding('transfer_without_basis', id, `${country} is outside the EU/EEA`)];
    case 'unreliable':
      return [finding('transfer_without_basis', id, `${transfer?.basis} cannot be relied upon on ${day}`)];
    case 'stale':
      return [finding('transfer_basis_stale', id, `last checked on ${transfer?.checkedAt}`)];
  }
}
