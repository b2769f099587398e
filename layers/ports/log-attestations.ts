import type { PublicKeySet } from '../domain/evidence/verify-evidence.ts';
import type { SignedHead } from './evidence-log.ts';

/** A head with the time-stamp that an authority put on it (RFC 3161, over SHA-256 of the compact JWS). */
export interface Anchor {
  readonly treeSize: number;
  /** Compact JWS. */
  readonly head: string;
  /** DER TimeStampToken. */
  readonly token: Uint8Array;
  readonly at: string;
}

/** Another deployment's statement that it has seen this head, and that it continues the ones it saw before. */
export interface Cosignature {
  readonly witness: string;
  readonly treeSize: number;
  /** Our head, compact JWS. */
  readonly head: string;
  /** The witness's compact JWS. */
  readonly cosignature: string;
}

/** A deployment that co-signs our heads, and whose heads we co-sign; registered by the operator of each. */
export interface Witness {
  readonly id: string;
  /** Where it is reached, e.g. `https://sign.example.org`. */
  readonly endpoint: string;
  /** Its `/.well-known/jwks.json` as the operators exchanged it: keys are not fetched from whoever they judge. */
  readonly keys: PublicKeySet;
}

/** What others have said about heads of this log. Put once, never changed. */
export interface LogAttestations {
  newestAnchor(): Promise<Anchor | null>;
  /** The first anchor of a head with at least so many entries. */
  anchorFrom(treeSize: number): Promise<Anchor | null>;
  addAnchor(anchor: Anchor): Promise<void>;
  /** Size of the newest head that this witness has co-signed; 0 for none. */
  cosignedBy(witness: string): Promise<number>;
  /** The first co-signature of this witness for a head with at least so many entries. */
  cosignatureFrom(witness: string, treeSize: number): Promise<Cosignature | null>;
  addCosignature(cosignature: Cosignature): Promise<void>;
  /** Heads of the log, newest first, page by page. */
  heads(page: { readonly cursor: string | null; readonly limit: number }): Promise<{
    readonly items: readonly SignedHead[];
    readonly next: string | null;
  }>;
}

/** A head of somebody else's log as this deployment has co-signed it. */
export interface SeenHead {
  /** Counts the heads seen of one log, from 1. */
  readonly number: number;
  readonly treeSize: number;
  /** base64url */
  readonly rootHash: string;
  readonly head: string;
  readonly cosignature: string;
}

/** What this deployment, as a witness, remembers of other logs. */
export interface WitnessedLogs {
  witnesses(): Promise<readonly Witness[]>;
  register(witness: Witness, now: Date): Promise<void>;
  newestSeen(log: string): Promise<SeenHead | null>;
  /** @returns false when another head took this number: look again */
  addSeen(log: string, seen: SeenHead): Promise<boolean>;
  /** Two signed heads that cannot both be true: kept for ever, for whoever has to show it. */
  recordFork(log: string, heads: readonly [string, string], now: Date): Promise<void>;
}
