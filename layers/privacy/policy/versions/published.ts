import type { CompiledPolicy } from '../compiled-policy.ts';
import v1 from './1.json' with { type: 'json' };

/** Every version that has been published, word for word; `npm run policy -- freeze` adds one. */
export const PUBLISHED = [v1] as readonly unknown[] as readonly CompiledPolicy[];
