/** What was found; stable words of the HTTP contract. */
export type FindingCode =
  | 'javaScript'
  | 'launchAction'
  | 'submitAction'
  | 'importDataAction'
  | 'remoteGoTo'
  | 'hideAction'
  | 'multimedia'
  | 'embeddedFile'
  | 'staticXfa'
  | 'portfolio'
  | 'optionalContent'
  | 'hiddenAnnotation'
  | 'hiddenText'
  | 'fieldAppearance'
  | 'unusedPage';

/** Something in a document that does not belong into one that people sign. */
export interface Finding {
  readonly code: FindingCode;
  /** Why the document is refused when the organisation's policy does not allow it. */
  readonly reason: 'activeContent' | 'hiddenContent';
  /** Counted from one; null when it belongs to the document as a whole. */
  readonly page: number | null;
  /** Where: `object 12`, or a few words. Never text of the document. */
  readonly detail: string;
}

const HIDDEN: ReadonlySet<FindingCode> = new Set([
  'optionalContent',
  'hiddenAnnotation',
  'hiddenText',
  'fieldAppearance',
  'unusedPage',
  'portfolio',
]);

/** A finding with the reason that its code stands for. */
export function finding(code: FindingCode, page: number | null, detail: string): Finding {
  return { code, reason: HIDDEN.has(code) ? 'hiddenContent' : 'activeContent', page, detail };
}
