import type {
  AuthenticationMethod,
  EventType,
  FieldType,
  Locale,
  RecipientRole,
} from '../domain/envelope/vocabulary.ts';
import type { Mode } from '../domain/space.ts';
import type { StoredObject } from './document-store.ts';

/** One field as it is drawn: where it stands and what its signer wrote. */
export interface WrittenField {
  readonly type: FieldType;
  /** Counted from 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly value:
    | { readonly kind: 'typed'; readonly text: string }
    | { readonly kind: 'drawn'; readonly strokes: readonly (readonly (readonly [number, number])[])[] }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'checkbox'; readonly checked: boolean };
}

/** What the evidence page tells. */
export interface EvidencePage {
  readonly locale: Locale;
  readonly mode: Mode;
  readonly envelopeId: string;
  readonly title: string;
  readonly sender: string;
  readonly documents: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
    readonly pages: number;
  }[];
  readonly participants: readonly {
    readonly name: string;
    readonly role: RecipientRole;
    readonly method: AuthenticationMethod;
    readonly at: string | null;
  }[];
  readonly events: readonly {
    readonly at: string;
    readonly type: EventType;
    readonly who: string | null;
    readonly leaf: string;
  }[];
  readonly findings: readonly string[];
  readonly verifyUrl: string;
}

export interface SealRequest {
  readonly mode: Mode;
  readonly original: StoredObject;
  /** SHA-256 state over the original, base64; null when it has to be read. */
  readonly hashState: string | null;
  readonly alreadySigned: boolean;
  readonly written: readonly WrittenField[];
  readonly page: EvidencePage;
  readonly signingTime: Date;
  readonly sealedKey: string;
  readonly evidenceKey: string;
}

export interface Sealed {
  readonly sealed: StoredObject;
  /** A separate sealed PDF, only for a document that was already signed. */
  readonly evidence: StoredObject | null;
  readonly level: 'B' | 'T';
}

/** Sealing can never succeed for this document; trying again does not help. */
export class SealRefused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`cannot be sealed: ${code}`);
    this.name = 'SealRefused';
    this.code = code;
  }
}

export interface ExtensionRequest {
  readonly mode: Mode;
  /** The sealed file as it is now. */
  readonly sealed: StoredObject;
  /** What its first bytes must be. */
  readonly original: { readonly size: number; readonly sha256: string } | null;
  readonly key: string;
}

export interface Extended {
  readonly sealed: StoredObject;
  readonly level: 'LTA';
  /** End of the newest time-stamp's certificate: the file is renewed before. */
  readonly goodUntil: string;
}

/** Revocation data newer than the time-stamp do not exist yet. */
export class NotYetExtendable extends Error {
  constructor() {
    super('the revocation data are not new enough yet');
    this.name = 'NotYetExtendable';
  }
}

/** Apart from the sealer: it draws nothing, and whoever only extends loads no library for that. */
export interface SealExtender {
  /** Verifies the whole file byte for byte, appends validation data and an archive time-stamp, and verifies again. */
  extend(request: ExtensionRequest): Promise<Extended>;
}

export interface Sealer {
  /** Draws, appends the evidence, seals, verifies its own work by the other code path, and stores original ‖ tail. */
  seal(request: SealRequest): Promise<Sealed>;
}
