import { addDuration } from '../../domain/duration.ts';
import { type ReadyDocument, type ReadyRecipient, sendFailures } from '../../domain/envelope/readiness.ts';
import { route } from '../../domain/envelope/routing.ts';
import { transition } from '../../domain/envelope/transition.ts';
import { Failure, invalidState, notFound } from '../../domain/failure.ts';
import type { Aggregate, Change } from '../../ports/envelope-store.ts';
import type { Organisation } from '../../ports/organisation-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Actor } from '../../privacy/inventory/records/event.ts';
import type { Caller } from './envelope-input.ts';

type Needs = Pick<Ports, 'envelopes' | 'organisations'>;

/** @throws Failure 403 without the processing agreement; 409 while a document is checked; 422 with one entry per thing missing */
export function assertSendable(
  envelope: { readonly documents: readonly ReadyDocument[]; readonly recipients: readonly ReadyRecipient[] },
  organisation: Organisation,
): void {
  if (organisation.agreement === null) {
    throw new Failure(403, 'acknowledgement_required', 'The processing agreement has not been accepted.');
  }
  if (envelope.documents.some(({ status }) => status === 'checking')) {
    throw new Failure(409, 'document_checking', 'A document is still being checked.', { retryAfter: 2 });
  }
  const errors = sendFailures(envelope.documents, envelope.recipients, organisation.minimumAuthentication);
  if (errors.length > 0)
    throw new Failure(422, 'not_sendable', 'Something is missing before this can be sent.', { errors });
}

/** The change that sends: time starts, the first are asked. */
export function sending<P extends 'performSigning' | 'operations'>(
  aggregate: Aggregate<P>,
  actor: Actor,
  now: Date,
): Change {
  const { order, ask } = route(aggregate.recipients, 0);
  return {
    root: {
      status: 'sent',
      order,
      sentAt: now.toISOString(),
      sendAt: null,
      expiresAt: addDuration(now, aggregate.root.expiresIn).toISOString(),
    },
    recipients: ask.map((id) => ({ id, status: 'waiting' })),
    events: [
      {
        type: 'envelope.sent',
        actor,
        payload: { asked: ask, documents: aggregate.documents.map(({ id, sha256 }) => ({ id, sha256 })) },
      },
    ],
  };
}

const yearAhead = (now: Date): Date => addDuration(now, 'P1Y');

/** @throws Failure 422 unless the time lies after now and at most a year ahead */
export function checkSendAt(sendAt: string, now: Date): Date {
  const at = new Date(sendAt);
  if (at > now && at <= yearAhead(now)) return at;
  throw new Failure(422, 'validation_failed', 'sendAt lies in the future, at most a year ahead.', {
    errors: [{ pointer: '/sendAt', code: 'out_of_range', detail: 'After now, at most P1Y ahead.' }],
  });
}

function scheduling(aggregate: Aggregate<'performSigning'>, sendAt: string, actor: Actor, now: Date): Change {
  const at = checkSendAt(sendAt, now);
  if (transition(aggregate.root.status, 'schedule') === null)
    throw invalidState('Only a draft can be scheduled.');
  return {
    root: { status: 'scheduled', sendAt: at.toISOString() },
    events: [{ type: 'envelope.scheduled', actor, payload: { sendAt: at.toISOString() } }],
  };
}

/** Sends a draft now, or freezes it to be sent later. `again`: an envelope already on its way is left as it is. */
export async function sendEnvelope(
  ports: Needs,
  caller: Caller,
  id: string,
  call: {
    readonly sendAt: string | null;
    readonly now: Date;
    readonly ifMatch?: readonly number[] | null;
    readonly again?: true;
  },
): Promise<Aggregate<'performSigning'>> {
  const organisation = await ports.organisations.load(caller.space);
  if (organisation === null) throw notFound();
  const actor: Actor = { kind: 'organisation', id: caller.keyId };
  return ports.envelopes.change(
    caller.space,
    id,
    'performSigning',
    (aggregate) => {
      if (call.again === true && aggregate.root.status !== 'draft') return null;
      if (transition(aggregate.root.status, 'send') === null) throw invalidState('Only a draft can be sent.');
      assertSendable(aggregate, organisation);
      return call.sendAt === null
        ? sending(aggregate, actor, call.now)
        : scheduling(aggregate, call.sendAt, actor, call.now);
    },
    { ifMatch: call.ifMatch ?? null },
  );
}
