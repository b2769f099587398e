import { parseSpace, type Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { DeliverPorts } from '../../notify/deliver.ts';
import { service } from '../registers/register-caller.ts';
import { sendNotice } from '../registers/send-notice.ts';
import type { LetterSetting } from '../requests/requester-letters.ts';

type Needs = DeliverPorts & Pick<Ports, 'authorityRequests' | 'organisations'>;

/** Writes to the organisation whose data are demanded, once, and notes that the provider took the message. */
export async function tellCustomer(
  ports: Needs,
  setting: LetterSetting,
  space: Space,
  id: string,
  now: Date,
): Promise<void> {
  const found = await ports.authorityRequests.load(space, id);
  if (found === null || found.noticeDueAt === null || found.toldAt !== null) return;
  const target = parseSpace(found.target);
  const organisation = await ports.organisations.load(target);
  if (organisation !== null) {
    const notice = {
      cause: 'authority',
      name: found.authority,
      people: found.subjects.length,
      at: found.openedAt,
      path: '/v1/privacy/authority-requests',
      caseId: found.id,
    } as const;
    await sendNotice(
      ports,
      setting,
      { space: target, to: organisation.contactEmail, fact: 'told', notice },
      now,
    );
  }
  await ports.authorityRequests.change(space, id, ({ toldAt }) =>
    toldAt !== null
      ? null
      : {
          set: { toldAt: now.toISOString() },
          events: [{ type: 'authority.told', actor: service, payload: { reached: organisation !== null } }],
        },
  );
}
