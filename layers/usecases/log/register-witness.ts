import { Failure } from '../../domain/failure.ts';
import type { Witness } from '../../ports/log-attestations.ts';
import type { Ports } from '../../ports/ports.ts';

const wrong = (pointer: string, detail: string) =>
  new Failure(422, 'validation_failed', detail, { errors: [{ pointer, code: 'invalid_value', detail }] });

/**
 * Registers a deployment whose heads are co-signed here and that is asked to co-sign ours. Its address is reached
 * through the register of recipients, so it must stand there under the same id.
 * @throws Failure 422
 */
export async function registerWitness(
  ports: Pick<Ports, 'witnessed'>,
  { id, endpoint, keys }: Witness,
  now: Date,
): Promise<{ id: string }> {
  if (!/^[a-z][a-z0-9-]{1,40}$/.test(id)) throw wrong('/id', 'A name in small letters, digits and hyphens.');
  if (!URL.canParse(endpoint) || new URL(endpoint).origin !== endpoint)
    throw wrong('/endpoint', 'Scheme, host and port, nothing more.');
  const usable =
    Array.isArray(keys?.keys) && keys.keys.some(({ kty, crv }) => kty === 'EC' && crv === 'P-256');
  if (!usable) throw wrong('/keys', 'A JSON Web Key Set with a P-256 key.');
  await ports.witnessed.register({ id, endpoint, keys: { keys: keys.keys } }, now);
  return { id };
}
