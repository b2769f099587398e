/** What both layouts need besides the message: footer phrases, the test banner and the link check. */
export interface Footer {
  readonly language: string;
  readonly organisation: string;
  readonly banner: string | null;
  readonly linkHint: string;
  readonly contactLabel: string;
  readonly contact: string;
  readonly policyLabel: string;
  readonly policyUrl: string;
  readonly automatic: string;
  /** Checks a link before it is written; see `checkLink`. */
  readonly link: (url: string) => string;
}
