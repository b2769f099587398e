import type { en } from './en.ts';

type Phrases<T> = { readonly [K in keyof T]: T[K] extends string ? string : Phrases<T[K]> };

/** Every phrase of every message, in one language. English gives the keys. */
export type Catalogue = Phrases<typeof en>;
