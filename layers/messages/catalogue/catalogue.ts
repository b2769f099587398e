import type { Locale } from '../../privacy/texts/locale.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { fi } from './fi.ts';
import { nb } from './nb.ts';
import { sv } from './sv.ts';

type Phrases<T> = { readonly [K in keyof T]: T[K] extends string ? string : Phrases<T[K]> };

/** Every phrase of every message, in one language. English gives the keys. */
export type Catalogue = Phrases<typeof en>;

/** The catalogues by language. */
export const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { da, sv, nb, fi, en };
