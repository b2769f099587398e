import { TextError } from './text-error.ts';
import { type TextVersion, textHash } from './text-version.ts';

/** Hash of every published wording, by `id/version/locale`; stored as `hashes.lock.json`. */
export type TextLock = Readonly<Record<string, string>>;

/**
 * The lock with wordings that are new added, keys sorted. What is already locked must still be there, word for
 * word: a changed sentence needs a new version, and a version that somebody agreed to can never go away.
 *
 * @throws TextError `text_changed` naming the wording
 */
export function extendLock(lock: TextLock, texts: readonly TextVersion[]): TextLock {
  const hashes = new Map(texts.map((text) => [keyOf(text), textHash(text)]));
  for (const [key, hash] of Object.entries(lock)) {
    if (hashes.get(key) !== hash)
      throw new TextError('text_changed', `${key} was published; add a new version instead`);
  }
  return Object.fromEntries([...hashes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function keyOf(text: TextVersion): string {
  return `${text.id}/${text.version}/${text.locale}`;
}
