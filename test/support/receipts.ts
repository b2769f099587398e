import { type PublicKeySet, verifyJws } from '../../layers/domain/evidence/verify-evidence.ts';
import { request, type Tenant } from './client.ts';

/** What a receipt says, after its signature was verified with the published keys. */
export async function verifyReceipt(tenant: Tenant, id: string): Promise<Record<string, unknown>> {
  const { body } = await tenant.call<{ jws: string }>('GET', `/v1/privacy/receipts/${id}`);
  const keys = (await request<PublicKeySet>(`${tenant.service.api}/.well-known/jwks.json`)).body;
  const receipt = verifyJws(body.jws, keys);
  if (receipt === null) throw new Error('the receipt does not verify');
  return receipt;
}
