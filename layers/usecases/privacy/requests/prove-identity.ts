import { Failure, notFound } from '../../../domain/failure.ts';
import { type ContactChannel, isClosed } from '../../../domain/privacy-case/vocabulary.ts';
import { operatorSpace } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { nextStatus } from './advance-case.ts';
import { caseClock } from './case-clock.ts';
import { codeOwner } from './code-owner.ts';
import { askForProof } from './file-request.ts';

type Needs = Pick<Ports, 'cases' | 'codes' | 'sessions' | 'contactBudget'>;

async function loadCase(ports: Pick<Ports, 'cases'>, id: string): Promise<PrivacyCase> {
  const found = await ports.cases.load(operatorSpace, id);
  if (found === null || found.forgottenAt !== null) throw notFound();
  return found;
}

/** Another code; once proven, only ever to what was proven. The answer is one for every case. */
export async function resendCode(
  ports: Needs,
  id: string,
  wanted: ContactChannel | null,
  now: Date,
): Promise<void> {
  const found = await loadCase(ports, id);
  const given = found.email === null ? 'phone' : 'email';
  const channel = found.provenBy ?? (wanted !== null && found[wanted] !== null ? wanted : given);
  await askForProof(ports, found, channel, now);
}

/**
 * Takes the code. The first right one proves the request; a later one only opens a new session.
 * @throws Failure 404, 422 `code_wrong`, 429 `code_locked`
 */
export async function proveIdentity(
  ports: Needs,
  id: string,
  code: string,
  now: Date,
): Promise<{ session: string; expiresAt: string }> {
  const found = await loadCase(ports, id);
  const { channel } = found;
  if (channel === null) throw new Failure(422, 'code_wrong', 'The code is not valid.');
  const owner = codeOwner(id, channel);
  const answer = await ports.codes.check(owner, code, now);
  if (answer.result === 'locked')
    throw new Failure(429, 'code_locked', 'Too many tries.', { retryAfter: answer.retryAfter });
  if (answer.result === 'wrong') throw new Failure(422, 'code_wrong', 'The code is not valid.');
  await ports.cases.change(operatorSpace, id, (current) => {
    if (current.provenBy !== null || isClosed(current.status)) return null;
    const verifiedAt = now.toISOString();
    const { dueAt, alarms } = caseClock({ ...current, verifiedAt }, now);
    return {
      set: {
        status: nextStatus(current.status, 'verify'),
        provenBy: channel,
        verifiedAt,
        dueAt,
        alarms,
      },
      events: [
        {
          type: 'request.verified',
          actor: { kind: 'recipient', id: null },
          payload: { method: `${channel}Code` },
        },
      ],
    };
  });
  return ports.sessions.open(owner, now);
}

/**
 * The request of whoever holds a session for it.
 * @throws Failure 403 `authentication_required` without one, whether there is such a request or not
 */
export async function provenRequest(
  ports: Pick<Ports, 'cases' | 'sessions'>,
  id: string,
  session: string | null,
  now: Date,
): Promise<PrivacyCase> {
  const refused = () =>
    new Failure(403, 'authentication_required', 'Prove that the address is yours first: ask for a code.');
  if (session === null) throw refused();
  const found = await ports.cases.load(operatorSpace, id);
  const channel = found?.channel ?? 'email';
  const valid = await ports.sessions.isValid(codeOwner(id, channel), session, now);
  if (found === null || !valid || found.verifiedAt === null || found.forgottenAt !== null) throw refused();
  return found;
}
