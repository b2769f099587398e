import type { PageLocale } from '../catalogue/locales.ts';
import { da } from './words.da.ts';
import { en } from './words.en.ts';
import { fi } from './words.fi.ts';
import { nb } from './words.nb.ts';
import { sv } from './words.sv.ts';

export type RightsWord = keyof typeof en;
export type RightsWords = { readonly [Key in RightsWord]: string };

/** The words of the page on which people ask about their own data. */
export const RIGHTS_WORDS: Readonly<Record<PageLocale, RightsWords>> = { da, sv, nb, fi, en };
