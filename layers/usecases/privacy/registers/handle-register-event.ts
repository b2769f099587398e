import { operatorSpace, type Space } from '../../../domain/space.ts';
import type { RegisterOutboxEvent } from '../../../ports/outbox.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tellCustomer } from '../authority/tell-customer.ts';
import type { LetterSetting } from '../requests/requester-letters.ts';
import { sendNotice } from './send-notice.ts';

type Needs = Parameters<typeof tellCustomer>[0] & Pick<Ports, 'holds'>;

/** Who answers for a space: its organisation, or the operator for its own. */
export async function contactOf(
  ports: Pick<Ports, 'organisations'>,
  { operator }: LetterSetting,
  space: Space,
): Promise<string | null> {
  if (space === operatorSpace) return operator.contact;
  return (await ports.organisations.load(space))?.contactEmail ?? null;
}

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
 * What follows from a fact about an entry of a register: notices. Every part finds its earlier work, so a fact may
 * arrive twice and the process may die anywhere.
 */
export async function handleRegisterEvent(
  ports: Needs,
  setting: LetterSetting,
  { space, id, events }: RegisterOutboxEvent,
  now: Date,
): Promise<void> {
  for (const { type } of events) {
    if (type === 'authority.opened' || type === 'authority.noticeDue')
      await tellCustomer(ports, setting, space, id, now);
    if (type === 'hold.reviewDue') await reviewOfHold(ports, setting, space, id, now);
  }
}
