import type { SealedFile } from './sealed-file.ts';

/** What a validator is known not to be able to judge, and why: shown with `k`, never counted as a disagreement. */
export interface KnownLimit {
  readonly validator: string;
  readonly applies: (file: SealedFile, finding: string) => boolean;
  readonly reason: string;
}

export const knownLimits: readonly KnownLimit[] = [
  {
    validator: 'mutool',
    applies: ({ kind }) => kind.startsWith('pss'),
    reason: 'MuPDF 1.21 does not verify RSASSA-PSS in CMS ("Digest error"); openssl, DSS and pyHanko do',
  },
  {
    validator: 'mutool',
    applies: ({ input }) => input.startsWith('encrypted'),
    reason:
      'MuPDF 1.21 decrypts /Contents of signatures in encrypted files, which ISO 32000-2 §7.6.2 exempts',
  },
];
