import { addDuration } from '../../layers/domain/duration.ts';
import type { Tenant } from './client.ts';

type Json = Record<string, unknown>;

/** Somebody in order in every way. */
export const payroll = (more: Json = {}): Json => ({
  name: 'Løn ApS',
  kind: 'itService',
  role: 'processor',
  endpoint: 'https://api.payroll.example/sigill',
  purposes: [{ collectedFor: 'performSigning', usedFor: 'payroll' }],
  categories: ['user.name', 'user.contact.email'],
  country: 'DK',
  transfer: null,
  agreement: { reference: 'DPA 14/2026', date: '2026-09-01' },
  vetting: { reference: 'Security review 2026-07', date: '2026-10-01' },
  ownMarketing: false,
  activeUntil: addDuration(new Date(), 'P1Y').toISOString(),
  ...more,
});

export interface RecipientView {
  readonly id: string;
  readonly status: string;
  readonly closedBecause: string | null;
  readonly activeUntil: string;
  readonly transfer: { readonly withdrawnAt: string | null } | null;
}

export const register = (tenant: Tenant, more: Json = {}) =>
  tenant.call<RecipientView>('POST', '/v1/privacy/recipients', payroll(more));
