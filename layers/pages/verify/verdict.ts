import type { Verification } from '../../sealing/verify/verification.ts';
import type { MessageKey } from '../catalogue/catalogue.ts';

export type VerdictName = 'valid' | 'invalid' | 'altered' | 'indeterminate' | 'none';

/** The one sentence that stands above everything else. */
export interface Verdict {
  readonly name: VerdictName;
  readonly title: MessageKey & `verify.${VerdictName}`;
  readonly body: MessageKey & `verify.${VerdictName}Body`;
}

function verdictName({ signatures, unaltered }: Verification): VerdictName {
  if (signatures.length === 0) return 'none';
  if (!unaltered) return 'altered';
  if (signatures.some(({ status }) => status === 'invalid')) return 'invalid';
  return signatures.every(({ status }) => status === 'valid') ? 'valid' : 'indeterminate';
}

/** A forged seal is never called intact, and "valid" needs every signature to be valid. */
export function verdictOf(verification: Verification): Verdict {
  const name = verdictName(verification);
  return { name, title: `verify.${name}`, body: `verify.${name}Body` };
}
