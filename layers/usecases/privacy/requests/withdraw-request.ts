import { invalidState } from '../../../domain/failure.ts';
import { isClosed } from '../../../domain/privacy-case/vocabulary.ts';
import { operatorSpace, parseSpace, type Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { closing, nextStatus } from './advance-case.ts';

type Needs = Pick<Ports, 'cases'>;

function takeBack(ports: Needs, space: Space, id: string, now: Date): Promise<PrivacyCase> {
  return ports.cases.change(space, id, (current) => {
    if (isClosed(current.status)) return null;
    if (current.ranAt !== null) throw invalidState('It is being carried out and can no longer be stopped.');
    return {
      set: { ...closing(nextStatus(current.status, 'withdraw'), now), runAt: null },
      events: [{ type: 'request.withdrawn', actor: { kind: 'recipient', id: null }, payload: {} }],
    };
  });
}

/**
 * The person takes the request back, everywhere. Parts that are answered stay as they are.
 * @throws Failure 409 `invalid_state` when the carrying out has begun
 */
export async function withdrawRequest(ports: Needs, found: PrivacyCase, now: Date): Promise<PrivacyCase> {
  for (const { space, id } of found.routes) await takeBack(ports, parseSpace(space), id, now);
  return takeBack(ports, operatorSpace, found.id, now);
}
