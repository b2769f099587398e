import type { EventType } from '../../domain/envelope/vocabulary.ts';
import type { AnyOutboxEvent, Consumer } from '../../ports/outbox.ts';

/** Facts that somebody has to be told of. */
const told: ReadonlySet<string> = new Set<EventType>([
  'envelope.sent',
  'envelope.corrected',
  'envelope.changed',
  'envelope.completed',
  'envelope.declined',
  'envelope.voided',
  'envelope.expired',
  'envelope.sealFailed',
  'recipient.signed',
  'recipient.approved',
  'recipient.reminded',
  'recipient.codeSent',
  'recipient.notMe',
  'recipient.bounced',
  'privacy.released',
]);

export const isTold = (type: string): boolean => told.has(type);

/** Facts that whoever received somebody's data may have to be told of (GDPR art. 19). */
const passedOn: ReadonlySet<EventType> = new Set([
  'envelope.changed',
  'privacy.restricted',
  'privacy.released',
]);

/** Who has something to do with an outbox row: every row goes into the log, few are told, one kind starts sealing. */
export function consumersOf(event: AnyOutboxEvent): readonly Consumer[] {
  if (event.kind === 'contact' || event.kind === 'announcement') {
    const leaves = event.events.some(
      ({ type }) => type === 'consent.requested' || type === 'announcement.queued',
    );
    return leaves ? ['announce', 'log'] : ['log'];
  }
  if (event.kind === 'policy') {
    const tells = event.events.some(
      ({ type }) => type === 'policy.announced' || type === 'policy.noticesDue',
    );
    return tells ? ['notices', 'log'] : ['log'];
  }
  if (event.kind !== 'envelope' && event.kind !== 'organisation') return ['rights', 'log'];
  const types = event.events.map(({ type }) => type);
  return [
    ...(event.kind === 'envelope' && types.some(isTold) ? (['notify'] as const) : []),
    ...(event.kind === 'envelope' && types.some((type) => passedOn.has(type))
      ? (['recipients'] as const)
      : []),
    ...(types.includes('envelope.completing') ? (['completion'] as const) : []),
    'log',
  ];
}
