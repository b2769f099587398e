import { createHash } from 'node:crypto';
import type { Space } from '../../domain/space.ts';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Partition of an envelope. The space stands in every partition key: a foreign id finds nothing. */
export const envelopePartition = (space: Space, id: string): string => `E#${space}#${id}`;
export const organisationPartition = (space: Space): string => `O#${space}`;
export const casePartition = (space: Space, id: string): string => `Q#${space}#${id}`;
/** Somebody whom data go to: in an organisation's space its own, in the operator's whom the service itself calls. */
export const recipientPartition = (space: Space, id: string): string => `W#${space}#${id}`;
/** What went, or is to go, to one recipient. */
export const recipientListPartition = (space: Space, recipient: string): string =>
  `L#${space}#to#${recipient}`;
/** Refused outbound calls, in the ephemeral table. */
export const refusalPartition = (space: Space): string => `G#${space}`;
/** A contact or an announcement; ids of the two differ in their prefix. */
export const contactPartition = (space: Space, id: string): string => `C#${space}#${id}`;
export const suppressionPartition = (space: Space, address: string): string => `P#${space}#${address}`;
/** The history of a version of the policy. */
export const policyPartition = (version: number): string => `N#operator.live#${version}`;
export const planPartition = (space: Space, id: string): string => `B#${space}#${id}`;

const families = {
  env: envelopePartition,
  dsr: casePartition,
  hld: casePartition,
  aut: casePartition,
  brc: casePartition,
  con: contactPartition,
  ann: contactPartition,
} as const;

/** The partition of whatever an id names; of the organisation for every other id. */
export function partitionOf(space: Space, id: string): string {
  const family = Object.entries(families).find(([prefix]) => id.startsWith(`${prefix}_`))?.[1];
  return family === undefined ? organisationPartition(space) : family(space, id);
}

export const sortKey = {
  root: 'A',
  document: (number: number) => `D#${pad(number, 2)}`,
  fields: (number: number) => `F#${pad(number, 2)}`,
  lookup: (number: number, kind: string) => `H#${pad(number, 2)}#${kind}`,
  identityNumber: (number: number) => `N#${pad(number, 2)}`,
  recipient: (number: number) => `R#${pad(number, 2)}`,
  attempt: (number: number) => `S#${pad(number, 4)}`,
  due: (kind: string) => `U#${kind}`,
  values: (number: number) => `V#${pad(number, 2)}`,
  event: (seq: number) => `X#${pad(seq, 8)}`,
  apiKey: (id: string) => `K#${id}`,
  notice: (version: number) => `N#${pad(version, 6)}`,
  address: 'H#email',
  message: (id: string) => `Z#${id}`,
  outcome: (contactId: string) => `${outcomesPrefix}${contactId}`,
  disclosure: (id: string) => `${disclosuresPrefix}${id}`,
};
export const beforeEvents = 'X';
export const eventsPrefix = 'X#';
export const eventsEnd = 'X#~';
export const outcomesPrefix = 'S#';
export const disclosuresPrefix = 'Y#';

export const leafPartition = (stream: string): string => `S#${stream}`;
export const leafSort = (seq: number): string => `L#${pad(seq, 8)}`;

export const listPartition = (space: Space): string => `L#${space}`;
/** Other lists of a space lie beside the envelopes': what a data-protection officer pages through. */
export type ListName =
  | 'people'
  | 'disclosures'
  | 'consents'
  | 'recipients'
  | 'cases'
  | 'holds'
  | 'authority'
  | 'breaches'
  | 'contacts'
  | 'messages';
export const namedListPartition = (space: Space, list: ListName): string => `L#${space}#${list}`;
export const listSort = (createdAt: string, id: string): string => `${createdAt}#${id}`;
/** A keyed pseudonym inside a space. */
export const lookupKey = (space: Space, kind: string, pseudonym: string): string =>
  `H#${space}#${kind}#${pseudonym}`;
/** Links and API keys are found before a space is known. */
export const globalLookupKey = (kind: 'link' | 'apiKey' | 'subscription', sha256: string): string =>
  `H#-#${kind}#${sha256}`;

export const dueShards = 8;
export const dueShard = (id: string): string =>
  `U#${(createHash('sha256').update(id).digest()[0] ?? 0) % dueShards}`;
export const dueSort = (at: string, id: string, kind: string): string => `${at}#${id}#${kind}`;

/** A due row's place tells everything the sweep needs. */
export function parseEnvelopePartition(pk: string): { space: string; id: string } | null {
  const [family, space, id] = pk.split('#');
  return family === 'E' && space !== undefined && id !== undefined ? { space, id } : null;
}
