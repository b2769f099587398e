export type DeploymentErrorCode =
  | 'region_missing'
  | 'region_outside_eu'
  | 'region_without_mail'
  | 'stage_invalid'
  | 'origin_invalid'
  | 'mail_from_invalid'
  | 'sms_sender_invalid'
  | 'account_invalid'
  | 'certificate_invalid'
  | 'alarm_email_invalid'
  | 'budget_invalid'
  | 'restore_invalid'
  | 'operator_missing'
  | 'default_used';

/** A deployment that must not be synthesised; `code` is stable. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';
  readonly code: DeploymentErrorCode;

  constructor(code: DeploymentErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
