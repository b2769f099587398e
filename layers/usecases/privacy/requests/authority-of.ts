import type { CaseCountry } from '../../../domain/privacy-case/vocabulary.ts';
import { authoritiesOn } from '../../../privacy/policy/authorities-on.ts';
import { AUTHORITIES } from '../../../privacy/policy/sources/authorities.ts';

export interface Authority {
  readonly name: string;
  readonly address: string;
  readonly email: string;
  readonly url: string;
}

/** The supervisory authority of a country on a day (GDPR art. 77). */
export function authorityOf(country: CaseCountry, now: Date): Authority {
  const day = now.toISOString().slice(0, 10);
  const found = authoritiesOn(AUTHORITIES, day).find((one) => one.country === country);
  if (found === undefined) throw new Error(`no authority is known for ${country}`);
  const { name, address, email, url } = found;
  return { name, address, email, url };
}
