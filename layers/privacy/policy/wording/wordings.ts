import type { PolicyLocale } from '../policy-sources.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';
import type { Wording } from './wording.ts';

/** The words of the policy by language. */
export const WORDINGS: Readonly<Record<PolicyLocale, Wording>> = { da, sv, en };
