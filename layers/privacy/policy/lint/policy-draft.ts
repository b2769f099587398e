/**
 * What somebody wants to declare, before it is known to be lawful: the same members as the typed sources, but open to
 * every mistake that a published policy has made, so that each mistake can be named.
 */
export interface PolicyDraft {
  /** The day on which it is judged, `YYYY-MM-DD`. */
  readonly day: string;
  readonly purposes: readonly { readonly id: string; readonly bases: readonly string[] }[];
  readonly categories: readonly { readonly id: string; readonly permittedBy: readonly string[] | null }[];
  readonly fields: readonly DraftField[];
  readonly rules: readonly {
    readonly id: string;
    readonly period: string | null;
    readonly statute: string | null;
  }[];
  /** Ids under which things without a person in them may be kept without an end. */
  readonly nonPersonal: readonly string[];
  readonly recipients: readonly DraftRecipient[];
  readonly texts: readonly DraftText[];
  readonly exports: readonly { readonly id: string; readonly price: number }[];
  /** What happens to a record when a person or an account goes. */
  readonly erasures: readonly {
    readonly record: string;
    readonly effect: 'delete' | 'detach';
    /** Whether it is also the evidence of other parties. */
    readonly shared: boolean;
  }[];
  readonly authorities: readonly {
    readonly name: string;
    readonly address: string;
    readonly url: string;
    readonly until: string | null;
  }[];
  /** Functions that decide about people, and the register in which each must stand. */
  readonly decisions: { readonly made: readonly string[]; readonly registered: readonly string[] };
}

export interface DraftField {
  readonly name: string;
  readonly category: string;
  readonly subject: string;
  readonly purposes: readonly string[];
  readonly retention: string | null;
  /** A provision cited for this kind of data in particular; null for none. */
  readonly citing: string | null;
}

export interface DraftRecipient {
  readonly id: string;
  readonly kind: string;
  readonly role: 'controller' | 'processor';
  readonly purposes: readonly string[];
  readonly country: string;
  readonly agreement: { readonly flowDown: string; readonly vetted: string } | null;
  readonly transfer: { readonly basis: string; readonly checkedAt: string } | null;
  readonly ownMarketing: boolean;
}

export interface DraftText {
  readonly id: string;
  readonly kind: 'declaration' | 'notice' | 'acknowledgement' | 'consent' | 'agreement';
  /** What agreeing is taken from: an act of the person, or merely using the service. */
  readonly givenBy: 'act' | 'use';
  /** What it is treated as. */
  readonly countsAs: 'consent' | 'information' | 'will';
  readonly text: string;
}
