import type { CommitmentType } from '../cms/signed-attributes.ts';
import type { PdfRef } from '../pdf/pdf-object.ts';

/** A rectangle in points from the page's upper left corner as displayed. */
export interface DisplayRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where and how a signature shows itself. */
export interface VisibleSignature {
  /** Counted from zero. */
  readonly page: number;
  readonly rect: DisplayRect;
  /** A form XObject of the same update whose `/BBox` is `[0 0 width height]`; without it the field stays empty. */
  readonly appearance?: PdfRef;
  /** Text for assistive technology. */
  readonly description: string;
}

/** What one signature says. Times in UTC. */
export interface SignatureRequest {
  /** An empty signature field of this name is filled, else one is added. Default: the next free `SignatureN`. */
  readonly fieldName?: string;
  /** `/M`: PAdES keeps the claimed time here, never in the CMS. */
  readonly signingTime: Date;
  readonly name?: string;
  readonly location?: string;
  readonly contactInfo?: string;
  /** Not together with `commitmentType` (EN 319 142-1 Table 1). */
  readonly reason?: string;
  readonly commitmentType?: CommitmentType;
  /** Octets kept free for the CMS; default 16,384. */
  readonly reservedBytes?: number;
  /** Certification (DocMDP) instead of an approval signature; only as a document's first signature. */
  readonly certify?: 1 | 2 | 3;
  /** Locks the form fields that are there: filling them in afterwards breaks the signature. For a new field only. */
  readonly lockForm?: boolean;
  /** Text for assistive technology on an invisible field; default in English. */
  readonly description?: string;
  /** Invisible without it. */
  readonly visible?: VisibleSignature;
}

export const DEFAULT_RESERVED_BYTES = 16_384;
