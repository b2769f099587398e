import { request, Tenant } from './client.ts';
import type { Ready } from './service.ts';

export const inMonths = (months: number, from = Date.now()): string => {
  const at = new Date(from);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString();
};

async function keyFor(
  service: Ready,
  holder: { organisationId: string; mode: 'live' | 'test'; scopes: readonly string[] },
  owner: string,
): Promise<Tenant> {
  const body = { ...holder, owner };
  const made = await request<{ apiKey: string }>(`${service.api}/_local/keys`, { method: 'POST', body });
  return new Tenant(service, { apiKey: made.body.apiKey, organisationId: holder.organisationId });
}

/** Two people of one organisation, with a key each. */
export async function twoPeople(
  service: Ready,
  tenant?: Tenant,
): Promise<{ tenant: Tenant; anna: Tenant; bo: Tenant }> {
  const of = tenant ?? (await Tenant.create(service));
  const scopes = ['envelopes:read', 'envelopes:write', 'privacy:read', 'privacy:write'];
  const holder = { organisationId: of.organisationId, mode: 'test', scopes } as const;
  return { tenant: of, anna: await keyFor(service, holder, 'Anna'), bo: await keyFor(service, holder, 'Bo') };
}

/** Two people who run the service, with a key each for its own registers. */
export async function twoOperators(service: Ready): Promise<{ ida: Tenant; ole: Tenant }> {
  const holder = {
    organisationId: 'operator',
    mode: 'live',
    scopes: ['privacy:read', 'privacy:write'],
  } as const;
  return { ida: await keyFor(service, holder, 'Ida'), ole: await keyFor(service, holder, 'Ole') };
}
