/** Something in a draft that must not be published. */
export interface Finding {
  readonly code: FindingCode;
  /** The id of the purpose, field, rule, recipient or text. */
  readonly where: string;
  readonly detail: string;
}

export type FindingCode =
  | 'purpose_without_basis'
  | 'purpose_with_several_bases'
  | 'statute_unknown'
  | 'statute_not_in_force'
  | 'marketing_basis'
  | 'category_unknown'
  | 'category_basis'
  | 'field_without_purpose'
  | 'purpose_unknown'
  | 'retention_missing'
  | 'retention_not_finite'
  | 'erasure_takes_evidence'
  | 'recipient_kind'
  | 'recipient_without_agreement'
  | 'recipient_sells'
  | 'transfer_without_basis'
  | 'transfer_basis_stale'
  | 'notice_as_consent'
  | 'wording_acceptance_by_use'
  | 'wording_stop_using'
  | 'wording_until_request'
  | 'wording_repealed_law'
  | 'wording_authority'
  | 'export_not_free'
  | 'decision_unregistered';

export function finding(code: FindingCode, where: string, detail: string): Finding {
  return { code, where, detail };
}
