import { da } from './sentences/da.ts';
import { en } from './sentences/en.ts';
import { fi } from './sentences/fi.ts';
import { nb } from './sentences/nb.ts';
import type { SentenceKey, Sentences } from './sentences/sentence-key.ts';
import { sv } from './sentences/sv.ts';
import type { Verification, VerifiedSignature, VerifiedTimeStamp } from './verification.ts';

/** Languages a verdict is told in. */
export type VerdictLocale = 'da' | 'sv' | 'nb' | 'fi' | 'en';

const CATALOGUE: Readonly<Record<VerdictLocale, Sentences>> = { da, sv, nb, fi, en };

/** One sentence for a person who is no expert about one signature or time-stamp. */
export function verdictSentence(
  { reason }: Pick<VerifiedSignature | VerifiedTimeStamp, 'reason'>,
  locale: VerdictLocale,
): string {
  return CATALOGUE[locale][reason ?? 'valid'];
}

/** One sentence about the whole document: the gravest thing found in any of its signatures. */
export function documentSentence(verification: Verification, locale: VerdictLocale): string {
  return CATALOGUE[locale][gravest(verification)];
}

function gravest({ signatures, timestamps }: Verification): SentenceKey {
  if (signatures.length === 0) return 'unsigned';
  const judged = [...signatures, ...timestamps];
  const found =
    judged.find(({ status }) => status === 'invalid') ??
    judged.find(({ status }) => status === 'indeterminate');
  return found?.reason ?? 'valid';
}
