import type { ProblemCode } from './problem-codes.ts';

/** `type` of a problem: the place in our reference that explains it (a relative reference, RFC 9457 §3.1.1). */
export const problemType = (code: ProblemCode): string => `/docs#problem-${code}`;
