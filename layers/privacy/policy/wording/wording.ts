import type { en } from './en.ts';

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

/** All words of the policy in one language. English gives the keys. */
export type Wording = Words<typeof en>;

export type SectionId = keyof Wording['sections'];
export type SentenceId = keyof Wording['sentences'];

/** Tables of words that a fact can name. */
export type TermTable =
  | 'subjects'
  | 'sources'
  | 'categories'
  | 'purposes'
  | 'rights'
  | 'measures'
  | 'transfers'
  | 'places'
  | 'countries'
  | 'triggers'
  | 'rules';
