import type { Country } from '../calendar/country.ts';
import type { DataSubject, RecordDefinition } from '../inventory/define-record.ts';
import type { Purpose } from '../inventory/purposes.ts';
import type { NonPersonalRule, RetentionRule } from '../retention/retention-rule.ts';
import type { StatuteId } from './statutes.ts';

/** Languages of the policy. */
export const POLICY_LOCALES = ['da', 'sv', 'en'] as const;

export type PolicyLocale = (typeof POLICY_LOCALES)[number];

/** A reason to process data, with its one legal basis. */
export interface PurposeSource {
  readonly id: Purpose;
  /** Whose reason it is: the sender's, for whom we process, or the operator's own. */
  readonly role: 'processor' | 'controller';
  readonly basis: StatuteId;
}

/** A kind of personal data. */
export interface CategorySource {
  readonly id: string;
  /** The three groups in which a person is shown their data, and the contents of documents. */
  readonly group: 'identification' | 'contact' | 'history' | 'content';
  /** Provisions that alone permit this kind; null where the purpose's basis is enough. */
  readonly permittedBy: readonly StatuteId[] | null;
}

/** Somebody who receives personal data. The list of kinds is closed: there is none for buyers. */
export interface RecipientSource {
  readonly id: string;
  readonly name: string;
  readonly kind: 'signingParty' | 'payment' | 'itService' | 'authority';
  readonly role: 'controller' | 'processor';
  /** ISO 3166-1 alpha-2 code of the country where data are stored or received; `EU` for a region chosen at deployment. */
  readonly country: string;
  readonly categories: readonly string[];
  readonly purposes: readonly Purpose[];
  /** Host names that the system may call for it; a dot in front takes all names below. */
  readonly hosts: readonly string[];
  /** Agreement under art. 28, with its date; null for a controller. */
  readonly agreement: { readonly date: string; readonly flowDown: string; readonly vetted: string } | null;
  /** Basis under Chapter V where the country is outside the EU/EEA. */
  readonly transfer: { readonly basis: 'adequacy' | 'dpf' | 'scc'; readonly checkedAt: string } | null;
  readonly ownMarketing: false;
}

/** A personal datum outside the tables: an object, a message, a log. */
export interface CopySource {
  readonly id: string;
  readonly place: 'documentStore' | 'mail' | 'textMessage' | 'queue' | 'log' | 'backup';
  readonly category: string;
  readonly subject: Exclude<DataSubject, 'none'>;
  readonly purposes: readonly Purpose[];
  readonly retention: string;
}

/** A supervisory authority and the days on which its name and address are right. */
export interface AuthoritySource {
  readonly country: Country;
  readonly name: string;
  readonly address: string;
  readonly email: string;
  readonly url: string;
  readonly from: string;
  readonly until: string | null;
  readonly checkedAt: string;
}

/** A right of the person, and the provision that gives it. */
export interface RightSource {
  readonly id:
    | 'access'
    | 'rectification'
    | 'erasure'
    | 'restriction'
    | 'portability'
    | 'objection'
    | 'withdrawal';
  readonly statute: StatuteId;
  readonly promises: readonly string[];
}

/** A technical or organisational measure (art. 32). */
export interface MeasureSource {
  readonly id: string;
  readonly promises: readonly string[];
}

/** Everything from which the policy and its annexes are compiled. */
export interface PolicySources {
  readonly version: number;
  /** First day, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  readonly purposes: readonly PurposeSource[];
  readonly categories: readonly CategorySource[];
  readonly recipients: readonly RecipientSource[];
  readonly copies: readonly CopySource[];
  readonly authorities: readonly AuthoritySource[];
  readonly rights: readonly RightSource[];
  readonly measures: readonly MeasureSource[];
  readonly retention: readonly RetentionRule[];
  readonly nonPersonal: readonly NonPersonalRule[];
  readonly inventory: readonly RecordDefinition[];
  /** Decisions with legal effect that no person takes; empty, and the policy says so. */
  readonly automatedDecisions: readonly string[];
}
