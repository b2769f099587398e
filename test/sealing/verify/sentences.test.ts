import { describe, expect, it } from 'vitest';
import { REASON_STATUS, type Reason } from '../../../layers/sealing/verify/reason.ts';
import {
  documentSentence,
  type VerdictLocale,
  verdictSentence,
} from '../../../layers/sealing/verify/sentences.ts';
import { createTestAuthority } from '../x509/test-authority.ts';
import { createPdf, seal, text, verify } from './test-document.ts';

const LOCALES: readonly VerdictLocale[] = ['da', 'sv', 'nb', 'fi', 'en'];
const REASONS = [null, ...(Object.keys(REASON_STATUS) as Reason[])];

describe.each(LOCALES)('sentences in %s', (locale) => {
  it('are one for every verdict, no two alike, each a full sentence', () => {
    const sentences = REASONS.map((reason) => verdictSentence({ reason }, locale));
    expect(new Set(sentences).size).toBe(REASONS.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.{20,160}\.$/u);
  });

  it('are in the language, not in English', () => {
    if (locale === 'en')
      return expect(verdictSentence({ reason: null }, 'en')).toContain('signature is valid');
    for (const reason of REASONS)
      expect(verdictSentence({ reason }, locale)).not.toBe(verdictSentence({ reason }, 'en'));
  });
});

describe('the sentence about a document', () => {
  it('says the gravest thing that was found', async () => {
    const ca = await createTestAuthority();
    const sealed = await seal(createPdf(), ca);
    const say = async (pdf: Uint8Array, trust = [ca.root]) =>
      documentSentence(await verify(pdf, ca, { trust }), 'en');
    expect(await say(sealed)).toBe(verdictSentence({ reason: null }, 'en'));
    expect(await say(sealed, [])).toBe(verdictSentence({ reason: 'noCertificateChainFound' }, 'en'));
    expect(await say(Uint8Array.from([...sealed, ...text('x')]))).toBe(
      verdictSentence({ reason: 'forbiddenChange' }, 'en'),
    );
    expect(await say(createPdf())).toContain('no signature');
  });
});
