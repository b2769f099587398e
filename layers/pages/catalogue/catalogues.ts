import type { Catalogue } from './catalogue.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { fi } from './fi.ts';
import type { PageLocale } from './locales.ts';
import { nb } from './nb.ts';
import { sv } from './sv.ts';

/** The texts of every page language. */
export const CATALOGUES: Readonly<Record<PageLocale, Catalogue>> = { da, sv, nb, fi, en };
