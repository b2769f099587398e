import { request, Tenant } from '../support/client.ts';
import type { Service } from '../support/service.ts';

export interface Fault {
  readonly service: string;
  readonly operation?: string;
  readonly mode: 'fail' | 'throttle' | 'stall' | 'duplicate';
  readonly count: number;
}

/** The next calls or deliveries go wrong. */
export const inject = (service: Service, fault: Fault | Record<string, never>) =>
  request(`${service.api}/_local/faults`, { method: 'POST', body: fault });

export const clear = (service: Service) => inject(service, {});

export const setClock = (service: Service, at: string | number) =>
  request(`${service.api}/_local/clock`, { method: 'POST', body: { set: new Date(at).toISOString() } });

export async function now(service: Service): Promise<number> {
  return Date.parse((await request<{ now: string }>(`${service.api}/_local/clock`)).body.now);
}

/** A tenant whose sender address is known. */
export async function tenantWithSender(service: Service, sender: string): Promise<Tenant> {
  return Tenant.create(service, 'Bolig ApS', sender);
}
