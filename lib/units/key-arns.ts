import { type SigningKeyName, signingKeyNames } from '../deployment/names.ts';
import type { Grant, SigningKeyGroup } from './grant.ts';

/** Key ARNs have no fixed name; a stack reads them from parameters. */
export interface KeyArns {
  readonly data: () => string;
  readonly signing: (name: SigningKeyName) => string;
}

/** The keys of a group: the one of that name, or the live and the TEST key. */
export const keysOfGroup = (group: SigningKeyGroup): readonly SigningKeyName[] =>
  signingKeyNames.filter((name) => name === group || name.startsWith(`${group}-`));

/** Signing keys whose public half a function reads, those it signs with included. */
export const publicKeysOf = (grant: Grant): readonly SigningKeyName[] =>
  signingKeyNames.filter((name) =>
    [...(grant.sign ?? []), ...(grant.publicKey ?? [])].some((group) => keysOfGroup(group).includes(name)),
  );
