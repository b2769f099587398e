import type { UnitName } from '../../layers/http/units.ts';
import type { Grant } from './grant.ts';

/**
 * What every unit needs that knows its caller: the look-up of an API key or link and the key that opens the
 * record behind it; rate counters and idempotency claims, which are given back.
 */
const authenticated = {
  records: 'r',
  indexes: ['lookup'],
  keys: 'r',
  dataKey: ['space'],
  ephemeral: 'rwd',
} as const satisfies Grant;

/** Answers anybody: of the tables it sees the counters alone. */
const anonymous = { ephemeral: 'rw' } as const satisfies Grant;

/** What every change of state needs: the item, its evidence and its outbox row in one transaction. */
const changing = { records: 'rw', writes: ['E'], evidence: 'a', outbox: 'a' } as const satisfies Grant;

/** One permission set per unit of the HTTP interface. */
export const httpGrants: Readonly<Record<UnitName, Grant>> = {
  'envelopes-read': { ...authenticated, indexes: ['lookup', 'list'], evidence: 'r' },
  'envelopes-write': {
    ...authenticated,
    ...changing,
    records: 'rwd',
    keys: 'ra',
    evidence: 'ra',
    dataKey: ['space', 'vault'],
    documents: ['read:uploads', 'put:uploads', 'list', 'purge:uploads'],
    invoke: ['parsing/inspect-document'],
  },
  'envelopes-erase': {
    ...authenticated,
    ...changing,
    writes: ['E', 'B'],
    evidence: 'ra',
    start: ['erasure'],
  },
  content: { ...authenticated, documents: ['read:uploads', 'read:sealed'] },
  organisation: { ...authenticated, ...changing, writes: ['O'] },
  signing: {
    ...authenticated,
    ...changing,
    evidence: 'ra',
    documents: ['read:uploads', 'read:sealed'],
    sign: ['receipt'],
    origin: true,
  },
  'signing-codes': { ...authenticated, ...changing },
  verifications: { ...anonymous, evidence: 'r' },
  receipts: { ...authenticated, evidence: 'r', publicKey: ['log', 'receipt', 'witness'] },
  contacts: {
    ...authenticated,
    ...changing,
    indexes: ['lookup', 'list'],
    writes: ['B', 'C'],
    keys: 'ra',
    evidence: 'ra',
    start: ['erasure'],
  },
  subscriptions: {
    ...changing,
    indexes: ['lookup'],
    writes: ['C', 'P'],
    keys: 'r',
    dataKey: ['space'],
    ephemeral: 'rw',
  },
  policy: { ...anonymous, records: 'r', operator: true },
  'privacy-notices': authenticated,
  transparency: { ...anonymous, evidence: 'r' },
  'log-witness': { ...anonymous, evidence: 'ra', sign: ['witness'], origin: true },
  trust: { ...anonymous, evidence: 'r', indexes: ['due', 'list'] },
  'privacy-subjects': {
    ...authenticated,
    ...changing,
    dataKey: ['space', 'vault'],
    indexes: ['lookup', 'list'],
    writes: ['E', 'B'],
    evidence: 'ra',
    start: ['erasure'],
  },
  vault: { ...authenticated, ...changing, dataKey: ['space', 'vault'] },
  'privacy-holds': {
    ...authenticated,
    ...changing,
    indexes: ['lookup', 'list'],
    writes: ['E', 'B', 'Q'],
    evidence: 'ra',
    start: ['erasure'],
  },
  'privacy-disclosures': {
    ...authenticated,
    ...changing,
    indexes: ['lookup', 'list'],
    writes: ['E', 'Q'],
    documents: ['read:uploads', 'read:sealed'],
  },
  'privacy-breaches': {
    ...authenticated,
    ...changing,
    indexes: ['lookup', 'list'],
    writes: ['Q'],
    operator: true,
  },
  archive: {
    ...authenticated,
    ...changing,
    keys: 'ra',
    indexes: ['lookup', 'list'],
    documents: ['read:uploads', 'read:sealed', 'put:uploads', 'put:sealed', 'list'],
  },
  'privacy-retention': { ...authenticated, indexes: ['lookup', 'list'] },
  'privacy-records': { ...authenticated, indexes: ['lookup', 'list'], operator: true },
  'privacy-requests': { ...authenticated, ...changing, writes: ['Q'], indexes: ['lookup', 'list'] },
  'privacy-recipients': {
    ...authenticated,
    records: 'rw',
    writes: ['W'],
    indexes: ['lookup', 'list'],
  },
  'privacy-transfers': { ...authenticated, records: 'rw', writes: ['W'], enqueue: ['recipients'] },
  rights: {
    records: 'rw',
    writes: ['Q'],
    keys: 'ra',
    dataKey: ['space'],
    evidence: 'a',
    outbox: 'a',
    ephemeral: 'rw',
  },
  'rights-extract': {
    records: 'r',
    indexes: ['lookup'],
    keys: 'r',
    dataKey: ['space'],
    ephemeral: 'rw',
    documents: ['read:uploads', 'read:sealed'],
    assets: true,
    origin: true,
    operator: true,
  },
  authority: { ...anonymous, evidence: 'r' },
  pages: { ...anonymous, bucketName: true, origin: true },
};
