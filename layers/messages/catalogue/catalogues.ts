import type { Locale } from '../../privacy/texts/locale.ts';
import type { Catalogue } from './catalogue.ts';
import { da } from './da.ts';
import { en } from './en.ts';
import { fi } from './fi.ts';
import { nb } from './nb.ts';
import { sv } from './sv.ts';

/** The catalogues by language. */
export const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { da, sv, nb, fi, en };
