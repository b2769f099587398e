import { createHash } from 'node:crypto';
import { derivedId } from '../../../domain/ids.ts';
import type { Transmission } from '../../../ports/transmissions.ts';

type Named = Pick<Transmission, 'recipient' | 'cause' | 'envelopeId' | 'subject' | 'caseId' | 'fields'>;

/** The same fact and recipient arrive at the same id: told once, however often the fact is delivered. */
export const transmissionIdOf = (parts: readonly (string | number | null)[]): string =>
  derivedId('trm', createHash('sha256').update(JSON.stringify(parts)).digest());

/** Something to be sent, due at once. */
export const newTransmission = (id: string, named: Named, now: Date): Transmission => ({
  ...named,
  id,
  ver: 1,
  state: 'open',
  attempts: 0,
  createdAt: now.toISOString(),
  nextAt: now.toISOString(),
  lastAt: null,
  lastStatus: null,
  lastFault: null,
  deliveredAt: null,
  receipt: null,
});
