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
    validator: 'pyHanko',
    applies: ({ input }, finding) => input === 'hybrid' && finding.startsWith('KeyError'),
    reason:
      'pyHanko 0.38 fails with a KeyError when it compares revisions of a hybrid-reference file, before any verdict',
  },
  {
    validator: 'pyHanko',
    applies: ({ input }, finding) =>
      input === 'encrypted, aes-256-r5' && finding.includes('Authentication failed'),
    reason:
      'pyHanko 0.38 does not open the unsealed original either (revision 5, the draft that AES-256 had in Acrobat 9)',
  },
];
