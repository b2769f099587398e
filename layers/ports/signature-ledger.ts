/** A use of a signing key as AWS itself recorded it. */
export interface KeyUse {
  /** CloudTrail's id of the event: the same use told twice is one. */
  readonly id: string;
  /** Id of the key, without the rest of its ARN. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Signatures that this system announced before it made them, and uses of keys that AWS recorded. Put once. */
export interface SignatureLedger {
  /** Before every single call, also one that the SDK repeats. @param keyId id or ARN of the key */
  announce(keyId: string, now: Date): Promise<void>;
  recordUses(uses: readonly KeyUse[]): Promise<void>;
  /** What is known of a key from one time to another, milliseconds. */
  between(
    key: string,
    from: number,
    to: number,
  ): Promise<{ readonly uses: readonly KeyUse[]; readonly announcements: readonly number[] }>;
  /** Keeps a use that nobody announced. @returns false when it is known already */
  recordSurplus(use: KeyUse): Promise<boolean>;
}
