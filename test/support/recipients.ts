import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { addDuration } from '../../layers/domain/duration.ts';
import type { Tenant } from './client.ts';
import type { Ready } from './service.ts';

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

/** Registers somebody whom the service itself calls, as the operator's command does. */
export async function registerForOperator(
  service: Ready,
  id: string,
  more: Json = {},
): Promise<{ id: string; activeFrom: string }> {
  const { region, aws, awsCredentials } = service;
  const client = new LambdaClient({ region, endpoint: aws, credentials: awsCredentials });
  const { ownMarketing: _o, activeUntil: _u, ...recipient } = payroll(more);
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({
      FunctionName: 'sigill-local-operator-register-recipient',
      Payload: Buffer.from(JSON.stringify({ id, hosts: ['archive.example'], ...recipient })),
    }),
  );
  const text = Buffer.from(Payload ?? []).toString('utf8');
  if (FunctionError !== undefined) throw new Error(text);
  return JSON.parse(text) as { id: string; activeFrom: string };
}
