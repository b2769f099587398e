import type { AuthoritySource } from './policy-sources.ts';

/** The authorities as they are named and reached on a day (`YYYY-MM-DD`). */
export function authoritiesOn(
  authorities: readonly AuthoritySource[],
  day: string,
): readonly AuthoritySource[] {
  return authorities.filter(({ from, until }) => from <= day && (until === null || day <= until));
}
