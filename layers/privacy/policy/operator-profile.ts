/** Who runs a deployment. Comes from its configuration, not from the repository. */
export interface OperatorProfile {
  readonly name: string;
  readonly address: string;
  /** CVR or organisation number. */
  readonly number: string;
  /** Email address for questions about personal data. */
  readonly contact: string;
  /** Email address of the data protection officer, or of whoever has that task. */
  readonly dpo: string;
}
