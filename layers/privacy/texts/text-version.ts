import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Locale } from './locale.ts';

/**
 * What a text is to the person who meets it. A `notice` only informs; an `acknowledgement` records that somebody
 * was informed; `consent` is consent in the sense of GDPR art. 4(11) and can be withdrawn; a `declaration` is a
 * person's own statement of will; an `agreement` binds two organisations. They are never taken for one another.
 */
export type TextKind = 'declaration' | 'notice' | 'acknowledgement' | 'consent' | 'agreement';

/** One text, in one language, in one version. It never changes once it is published. */
export interface TextVersion {
  readonly id: string;
  /** Counts from 1. */
  readonly version: number;
  readonly locale: Locale;
  readonly kind: TextKind;
  /** Plain text, NFC, paragraphs separated by an empty line, `{places}` filled when it is shown. */
  readonly text: string;
  /** First day (UTC, `YYYY-MM-DD`) on which this version is the current one. */
  readonly effectiveFrom: string;
}

/**
 * SHA-256, lower-case hex, over the JCS form (RFC 8785) of all six members: what a person was told can be proven
 * word for word, with its date.
 */
export function textHash(version: TextVersion): string {
  const { id, version: number, locale, kind, text, effectiveFrom } = version;
  const canonical = canonicalize({
    id,
    version: number,
    locale,
    kind,
    text,
    effectiveFrom,
  });
  return createHash('sha256').update(String(canonical), 'utf8').digest('hex');
}
