/** A stream at a version: what one leaf of the deployment's log commits to. */
export interface StreamHead {
  readonly stream: string;
  readonly seq: number;
}

export interface SignedHead {
  readonly treeSize: number;
  /** base64url */
  readonly rootHash: string;
  readonly at: string;
  /** Compact JWS over {treeSize, rootHash, at}. */
  readonly jws: string;
}

export interface LogEntry {
  readonly stream: string;
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** The deployment's one log (RFC 9162 tree over stream heads), append-only, one writer at a time. */
export interface EvidenceLog {
  newestHead(): Promise<SignedHead | null>;
  /** Position of a stream's version in the log, or null while no epoch has closed over it. */
  indexOf(head: StreamHead): Promise<number | null>;
  /**
   * Appends one epoch: the entries that the log does not cover yet (with the same or a later version of their
   * stream) and a new signed head, together or not at all.
   * `sign` gets the new size and root. A concurrent writer makes it read and try again.
   */
  append(
    entries: readonly LogEntry[],
    sign: (head: { treeSize: number; rootHash: string }) => Promise<SignedHead>,
  ): Promise<SignedHead | null>;
  /** RFC 9162 inclusion proof of leaf `index` in the tree of `treeSize`. */
  inclusion(index: number, treeSize: number): Promise<readonly Uint8Array[]>;
  consistency(from: number, to: number): Promise<readonly Uint8Array[]>;
}
