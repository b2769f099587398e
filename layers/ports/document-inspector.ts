import type { RefusalReason } from '../domain/envelope/vocabulary.ts';

/** What the parsing unit tells: codes, counts, boxes and the hash state; never content. */
export interface Inspection {
  readonly refusal: RefusalReason | null;
  /** Displayed page sizes in points. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly findings: readonly {
    readonly code: string;
    readonly page: number | null;
    readonly detail: string | null;
  }[];
  readonly alreadySigned: boolean;
  /** SHA-256 of the bytes read, lower-case hexadecimal. */
  readonly sha256: string;
  readonly size: number;
  /** SHA-256 state over the whole document, base64; null when refused. */
  readonly hashState: string | null;
}

export interface InspectionLimits {
  readonly screening: 'refuse' | 'allow';
}

export interface DocumentInspector {
  /** Inspects an object in the store. */
  inspectStored(
    object: { key: string; versionId: string; size: number },
    limits: InspectionLimits,
  ): Promise<Inspection>;
  /** Inspects bytes sent inline, at most 3 MB. */
  inspectBytes(bytes: Uint8Array, limits: InspectionLimits): Promise<Inspection>;
}
