import type { StatuteId } from './statutes.ts';
import type { TermTable } from './wording/wording.ts';

/**
 * Something that a sentence says, before it is put into words. All languages are written from the same facts, so a
 * number cannot differ between them.
 */
export type Fact =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'terms'; readonly table: TermTable; readonly ids: readonly string[] }
  | { readonly kind: 'period'; readonly period: string }
  | { readonly kind: 'statute'; readonly id: StatuteId };

/** Facts by the places they fill. `key` tells repetitions of a sentence apart and is stable. */
export interface FactSet {
  readonly key: string;
  readonly facts: Readonly<Record<string, Fact>>;
  /** What this repetition promises, where it is not what the sentence promises in general. */
  readonly promises?: readonly string[];
}

export const text = (value: string): Fact => ({ kind: 'text', text: value });
export const term = (table: TermTable, id: string): Fact => ({ kind: 'terms', table, ids: [id] });
export const terms = (table: TermTable, ids: readonly string[]): Fact => ({ kind: 'terms', table, ids });
export const period = (value: string): Fact => ({ kind: 'period', period: value });
export const statute = (id: StatuteId): Fact => ({ kind: 'statute', id });
