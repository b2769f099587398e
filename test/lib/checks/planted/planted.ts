import type { Field } from '../../support/plant.ts';

/** A check, what it must find, and how that is put into templates that are otherwise right. */
export type Planted = readonly [check: string, what: string, plant: (field: Field) => void];

export const statementsOf = (policy: unknown): Record<string, unknown>[] =>
  (policy as { Statement: Record<string, unknown>[] }).Statement;
