import type { CompiledPolicy } from '../compiled-policy.ts';

/** Every version that has been published, word for word; `npm run policy -- freeze` adds one. */
export const PUBLISHED: readonly CompiledPolicy[] = [];
