/** One file of the sealed corpus, as its manifest names it. */
export interface SealedFile {
  readonly input: string;
  /** What veraPDF has to say yes to; empty for a document that claims nothing. */
  readonly flavour: string;
  readonly kind: string;
  readonly level: 'B' | 'T' | 'LT' | 'LTA' | 'renewed';
  readonly path: string;
  readonly original: string;
  /** What our own verifier says. */
  readonly own: string;
}

export interface Manifest {
  readonly root: string;
  readonly files: readonly SealedFile[];
  readonly refusals: readonly { readonly input: string; readonly reason: string }[];
}

/** `ok`, `–` where the question does not arise, else what was found instead. */
export type Finding = string;

/** Answers for all files, in their order. */
export type Validator = (files: readonly SealedFile[], root: string) => Promise<readonly Finding[]>;

export const expectedLevel = ({ level }: SealedFile): string => (level === 'renewed' ? 'LTA' : level);
