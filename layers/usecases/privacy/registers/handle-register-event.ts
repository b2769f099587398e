import type { Space } from '../../../domain/space.ts';
import type { RegisterOutboxEvent } from '../../../ports/outbox.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { DeliverPorts } from '../../notify/deliver.ts';
import { tellCustomer } from '../authority/tell-customer.ts';
import { scopeBreach } from '../breaches/scope-breach.ts';
import { tellOrganisations, warnOfClock } from '../breaches/tell-of-breach.ts';
import type { LetterSetting } from '../requests/requester-letters.ts';
import { contactOf } from './contact-of.ts';
import { sendNotice } from './send-notice.ts';

type Needs = DeliverPorts &
  Pick<Ports, 'authorityRequests' | 'breaches' | 'census' | 'holds' | 'organisations' | 'spaces'>;

async function reviewOfHold(
  ports: Needs,
  setting: LetterSetting,
  space: Space,
  id: string,
  now: Date,
): Promise<void> {
  const [hold, to] = await Promise.all([ports.holds.load(space, id), contactOf(ports, setting, space)]);
  if (hold === null || to === null) return;
  const path = '/v1/privacy/holds';
  const notice = { cause: 'hold', name: '', people: 0, at: hold.reviewAt, path, caseId: id } as const;
  await sendNotice(ports, setting, { space, to, fact: `review ${hold.reviewAt}`, notice }, now);
}

/**
 * What follows from a fact about an entry of a register: notices, and the search for whom a breach touched. Every part finds its earlier work, so a fact may
 * arrive twice and the process may die anywhere.
 */
export async function handleRegisterEvent(
  ports: Needs,
  setting: LetterSetting,
  { space, id, events }: RegisterOutboxEvent,
  now: Date,
): Promise<void> {
  for (const { type, seq } of events) {
    if (type === 'authority.opened' || type === 'authority.noticeDue')
      await tellCustomer(ports, setting, space, id, now);
    if (type === 'breach.scopeAsked') await scopeBreach(ports, space, id, now);
    if (type === 'breach.tellCustomers') await tellOrganisations(ports, setting, space, id, now);
    if (type === 'breach.alarmed') await warnOfClock(ports, setting, space, id, seq, now);
    if (type === 'hold.reviewDue') await reviewOfHold(ports, setting, space, id, now);
  }
}
