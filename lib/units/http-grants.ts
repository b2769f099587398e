import type { UnitName } from '../../layers/http/units.ts';
import type { Grant } from './grant.ts';

/** Who calls is found by API key or link, how often by a counter: every unit that authenticates needs this. */
const authenticated = {
  records: 'r',
  indexes: ['lookup'],
  ephemeral: 'rw',
  origin: true,
} as const satisfies Grant;
/** Answers anybody: of the tables it sees the counters alone. */
const anonymous = { ephemeral: 'rw', origin: true } as const satisfies Grant;
/** What every change of state needs: the item, its evidence and its outbox row in one transaction. */
const changing = { records: 'rw', writes: ['E'], evidence: 'a', outbox: 'a' } as const satisfies Grant;

/** One permission set per unit of the HTTP interface. */
export const httpGrants: Readonly<Record<UnitName, Grant>> = {
  'envelopes-read': {
    ...authenticated,
    indexes: ['lookup', 'list'],
    keys: 'r',
    evidence: 'r',
    dataKey: ['space'],
  },
  'envelopes-write': {
    ...authenticated,
    ...changing,
    records: 'rwd',
    keys: 'ra',
    evidence: 'ra',
    documents: ['read:uploads', 'put:uploads', 'list', 'purge:uploads'],
    dataKey: ['space'],
    invoke: ['parsing/inspect-document'],
  },
  'envelopes-erase': {
    ...authenticated,
    ...changing,
    writes: ['E', 'B'],
    keys: 'r',
    evidence: 'ra',
    dataKey: ['space'],
    start: ['erasure'],
  },
  content: {
    ...authenticated,
    keys: 'r',
    documents: ['read:uploads', 'read:sealed'],
    dataKey: ['space'],
  },
  organisation: { ...authenticated, ...changing, writes: ['O'], keys: 'r', dataKey: ['space'] },
  signing: {
    ...authenticated,
    ...changing,
    keys: 'r',
    evidence: 'ra',
    documents: ['read:uploads', 'read:sealed'],
    dataKey: ['space'],
  },
  'signing-codes': { ...authenticated, ...changing, keys: 'r', dataKey: ['space'] },
  verifications: { ...anonymous, evidence: 'r', assets: true },
  receipts: {
    ...authenticated,
    keys: 'r',
    dataKey: ['space'], evidence: 'r', publicKey: ['log'] },
  authority: { ...anonymous, evidence: 'r' },
  pages: { ...anonymous, bucketName: true },
};
