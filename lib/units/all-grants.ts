import { eventUnits } from './event-units.ts';
import type { Grant } from './grant.ts';
import { httpGrants } from './http-grants.ts';

export interface GrantedUnit {
  readonly id: string;
  readonly grant: Grant;
}

/** Every function with its permission set. */
export const grantedUnits: readonly GrantedUnit[] = [
  ...Object.entries(httpGrants).map(([id, grant]) => ({ id, grant })),
  ...eventUnits.map(({ id, grant }) => ({ id, grant })),
];

/** The ids of the functions whose grant satisfies the predicate; key and bucket policies name their roles. */
export const unitsThat = (may: (grant: Grant) => boolean): readonly string[] =>
  grantedUnits.filter(({ grant }) => may(grant)).map(({ id }) => id);
