declare const spaceBrand: unique symbol;

export type Mode = 'live' | 'test';

/** `<organisationId>.<live|test>`: the tenant boundary that stands in every partition key. */
export type Space = string & { readonly [spaceBrand]: true };

export const spaceOf = (organisationId: string, mode: Mode): Space => `${organisationId}.${mode}` as Space;

/** Reads a stored space back; throws a RangeError for anything that is not `<id>.<live|test>`. */
export function parseSpace(text: string): Space {
  if (!/^(org_[0-9a-z]+|operator)\.(live|test)$/.test(text)) throw new RangeError('not a space');
  return text as Space;
}

/** What we control ourselves: requests of people, and the list of spaces. */
export const operatorSpace = 'operator.live' as Space;

export const modeOf = (space: Space): Mode => (space.endsWith('.live') ? 'live' : 'test');

export const organisationOf = (space: Space): string => space.slice(0, space.lastIndexOf('.'));
