import { Failure, notFound } from '../../../domain/failure.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { partsOf } from '../requests/request-view.ts';

type Needs = Pick<Ports, 'cases' | 'organisations'>;

/**
 * The part of a proven request that an organisation has granted, while its answer is open.
 * @throws Failure 404 for a part of somebody else's request, 409 `invalid_state` while nothing is granted
 */
export async function answeredPart(ports: Needs, found: PrivacyCase, partId: string) {
  const one = (await partsOf(ports, found)).find(({ part }) => part.id === partId);
  if (one === undefined) throw notFound();
  const { type, status, forgottenAt } = one.part;
  const granted = status === 'fulfilled' || status === 'partiallyRefused';
  if ((type !== 'access' && type !== 'portability') || !granted || forgottenAt !== null)
    throw new Failure(409, 'invalid_state', 'There is no answer to fetch for this part.');
  return one;
}
