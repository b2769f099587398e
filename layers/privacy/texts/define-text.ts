import type { Locale } from './locale.ts';
import type { TextKind, TextVersion } from './text-version.ts';

interface Wording {
  /** First day (UTC, `YYYY-MM-DD`) of this wording. */
  readonly effectiveFrom: string;
  readonly text: string;
}

/**
 * Declares a text in one language. Wordings are listed oldest first and their place gives the version, so that
 * changing a sentence means adding a wording at the end; the lock file holds the hashes of all earlier ones.
 */
export function defineText<const Id extends string>(
  id: Id,
  locale: Locale,
  kind: TextKind,
  wordings: readonly [Wording, ...Wording[]],
): readonly (TextVersion & { readonly id: Id })[] {
  return wordings.map(({ effectiveFrom, text }, index) => ({
    id,
    version: index + 1,
    locale,
    kind,
    text: text.normalize('NFC'),
    effectiveFrom,
  }));
}
