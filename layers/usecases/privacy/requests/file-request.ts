import type { Locale } from '../../../domain/envelope/vocabulary.ts';
import { newId, newStream } from '../../../domain/ids.ts';
import type { CaseCountry, ContactChannel, RequestType } from '../../../domain/privacy-case/vocabulary.ts';
import { operatorSpace } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { nextStatus } from './advance-case.ts';
import { caseClock } from './case-clock.ts';
import { codeOwner } from './code-owner.ts';

type Needs = Pick<Ports, 'cases' | 'codes' | 'contactBudget'>;

export interface RequestInput {
  readonly type: RequestType;
  readonly country: CaseCountry;
  readonly locale: Locale;
  readonly email: string | null;
  readonly phone: string | null;
  readonly detail: string | null;
}

/** What everybody is told at once: nothing in it depends on whether anything is held about the person. */
export interface Filed {
  readonly id: string;
  readonly status: 'identityRequired';
  readonly receivedAt: string;
  readonly dueAt: string;
}

const person = { kind: 'recipient', id: null } as const;
const service = { kind: 'service', id: null } as const;

/**
 * Takes in a request and sends a code to the address given. No data are looked for before the code came back, so
 * neither the answer, its status nor its time can tell whether there are any.
 */
export async function fileRequest(ports: Needs, input: RequestInput, now: Date): Promise<Filed> {
  const receivedAt = now.toISOString();
  const clock = {
    receivedAt,
    verifiedAt: null,
    extendedAt: null,
    extensionReason: null,
    country: input.country,
  };
  const { dueAt, alarms } = caseClock(clock, now);
  const filed: PrivacyCase = {
    ...input,
    id: newId('dsr', now),
    ver: 0,
    stream: newStream(),
    kind: 'person',
    status: 'received',
    receivedAt,
    changedAt: receivedAt,
    verifiedAt: null,
    extendedAt: null,
    dueAt,
    alarms,
    alarmed: [],
    channel: null,
    provenBy: null,
    decision: null,
    decidedAt: null,
    decidedBy: null,
    runAt: null,
    ranAt: null,
    closedAt: null,
    forgottenAt: null,
    duplicateOf: null,
    of: null,
    routes: [],
    subjects: [],
    reason: null,
    extensionReason: null,
    correction: null,
  };
  await ports.cases.create(operatorSpace, filed, [
    { type: 'request.received', actor: person, payload: { type: input.type, country: input.country } },
  ]);
  await askForProof(ports, filed, input.email === null ? 'phone' : 'email', now);
  return { id: filed.id, status: 'identityRequired', receivedAt, dueAt };
}

/**
 * Issues a code for a channel and has it sent. Past the budget of an address nothing is sent and nothing is said:
 * nobody can be flooded by requests in their name.
 */
export async function askForProof(
  ports: Needs,
  of: Pick<PrivacyCase, 'id' | 'email' | 'phone'>,
  channel: ContactChannel,
  now: Date,
): Promise<void> {
  const contact = of[channel];
  const allowed = contact !== null && (await ports.contactBudget.take(channel, contact, now));
  const issued = allowed ? await ports.codes.issue(codeOwner(of.id, channel), now) : null;
  const sent = issued?.result === 'issued';
  await ports.cases.change(operatorSpace, of.id, ({ status }) => ({
    set: { channel, ...(status === 'received' && { status: nextStatus(status, 'askIdentity') }) },
    events: [
      {
        type: sent ? 'request.codeSent' : 'request.codeWithheld',
        actor: service,
        payload: { channel },
      },
    ],
  }));
}
