/** Why a document cannot be sealed faithfully; the words of the HTTP contract. */
export type RefusalReason =
  | 'notPdf'
  | 'passwordProtected'
  | 'noChangesAllowed'
  | 'brokenStructure'
  | 'dynamicXfa'
  | 'hiddenContent'
  | 'activeContent'
  | 'tooLarge'
  | 'tooComplex'
  | 'digestMismatch';

/** Where it was found: object number and byte offset, as far as known, and a sentence for developers. */
export interface RefusalDetail {
  readonly object?: number;
  readonly offset?: number;
  readonly message?: string;
}

/** A document that is refused. Nothing of it was changed. */
export class PdfRefused extends Error {
  readonly code = 'document_refused';
  readonly reason: RefusalReason;
  readonly detail: RefusalDetail;

  constructor(reason: RefusalReason, detail: RefusalDetail = {}) {
    super(detail.message === undefined ? reason : `${reason}: ${detail.message}`);
    this.name = 'PdfRefused';
    this.reason = reason;
    this.detail = detail;
  }
}

/** Shorthand for what cannot be read exactly. */
export function broken(message: string, where: Omit<RefusalDetail, 'message'> = {}): PdfRefused {
  return new PdfRefused('brokenStructure', { ...where, message });
}
