import { ids } from './ids.ts';

const at = '2026-11-24T10:00:00.000Z';

export const transmissionExample = {
  id: ids.transmission,
  recipient: ids.dataRecipient,
  cause: 'transfer',
  envelopeId: ids.envelope,
  subject: null,
  state: 'delivered',
  attempts: 1,
  createdAt: at,
  lastAt: at,
  lastStatus: 201,
  lastFault: null,
  nextAt: null,
  deliveredAt: at,
  receipt: '{"received":true}',
} as const;
