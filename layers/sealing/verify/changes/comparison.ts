import type { ChangeRules } from '../../pdf/change-rules.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import type { ChangeReport } from './change-report.ts';
import type { ChangedObjects } from './changed-objects.ts';
import type { PageIndex } from './page-index.ts';
import type { Usage } from './usage-index.ts';

/** A later signature or document time-stamp that an update may have added. */
export interface LaterSignature {
  readonly kind: 'signature' | 'document';
  /** Its own bytes and value are sound. */
  readonly intact: boolean;
  /** It is valid by itself: its signer is one whom the verifier trusts. */
  readonly trusted: boolean;
}

/** A signed revision beside the file as it is, with what the rules share. */
export interface Comparison {
  readonly old: PdfFile;
  readonly now: PdfFile;
  readonly objects: ChangedObjects;
  /** Pages of the file as it is. */
  readonly pages: PageIndex;
  /** Who refers to touched objects, in the signed revision and now. */
  readonly usage: { readonly old: Usage; readonly now: Usage };
  /** What the signatures of the signed revision allow. */
  readonly rules: ChangeRules;
  /** Signatures that end after the signed revision, by field name. */
  readonly later: ReadonlyMap<string, LaterSignature>;
  /** The signature of the signed revision is valid by itself. */
  readonly trusted: boolean;
  readonly report: ChangeReport;
  /** Widgets that the form rule admits on pages, by object number. */
  readonly admittedWidgets: Set<number>;
}
