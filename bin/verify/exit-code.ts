import type { Verification } from '../../layers/sealing/verify/verification.ts';

/** 0 everything is valid; 1 something is not, or nothing was signed; 2 something cannot be decided. */
export function exitCodeOf({ unaltered, signatures, timestamps }: Verification): 0 | 1 | 2 {
  const statuses = [...signatures, ...timestamps].map(({ status }) => status);
  if (statuses.length === 0 || !unaltered || statuses.includes('invalid')) return 1;
  return statuses.includes('indeterminate') ? 2 : 0;
}
