import { derivedId } from '../../../domain/ids.ts';
import { clocksOf } from '../../../domain/register/register-due.ts';
import { parseSpace, type Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { DeliverPorts } from '../../notify/deliver.ts';
import { contactOf } from '../registers/contact-of.ts';
import { service } from '../registers/register-caller.ts';
import { sendNotice } from '../registers/send-notice.ts';
import { type LetterSetting, languageOf } from '../requests/requester-letters.ts';
import { newBreach } from './breach.ts';

type Needs = DeliverPorts & Pick<Ports, 'breaches' | 'organisations'>;
const path = '/v1/privacy/breaches';

/**
 * Tells each organisation whose people were touched: an entry in its own register, known from now, then a message.
 * Every part finds its earlier work, so it may die anywhere.
 */
export async function tellOrganisations(
  ports: Needs,
  setting: LetterSetting,
  owner: Space,
  id: string,
  now: Date,
): Promise<void> {
  const found = await ports.breaches.load(owner, id);
  if (found === null || found.scope === null || found.tellCustomersAt === null) return;
  if (found.customersToldAt !== null) return;
  for (const { space: name, subjects } of found.scope.spaces.filter((one) => one.subjects > 0)) {
    const space = parseSpace(name);
    const to = await contactOf(ports, setting, space);
    if (to === null) continue;
    const { country, natures, description, detectedAt } = found;
    const entry = newBreach({
      id: derivedId('brc', Buffer.from(`${id} ${space}`)),
      role: 'controller',
      country,
      natures,
      origin: { space: owner, id },
      description,
      detectedAt,
      awareAt: now.toISOString(),
      reportedBy: setting.operator.name,
      now,
    });
    await ports.breaches.create(space, entry, [
      { type: 'breach.known', actor: service, payload: { subjects } },
    ]);
    const notice = {
      cause: 'breach',
      name: '',
      people: subjects,
      at: found.awareAt ?? found.detectedAt,
      path,
      caseId: entry.id,
    } as const;
    const letter = { space, to, fact: 'told', notice, locale: languageOf[country] };
    await sendNotice(ports, setting, letter, now);
  }
  await ports.breaches.change(owner, id, ({ customersToldAt }) =>
    customersToldAt !== null
      ? null
      : {
          set: { customersToldAt: now.toISOString() },
          events: [{ type: 'breach.customersTold', actor: service, payload: {} }],
        },
  );
}

/** Warns whoever keeps the register that a clock ends. */
export async function warnOfClock(
  ports: Needs,
  setting: LetterSetting,
  space: Space,
  id: string,
  seq: number,
  now: Date,
): Promise<void> {
  const [found, to] = await Promise.all([ports.breaches.load(space, id), contactOf(ports, setting, space)]);
  const clock = found === null ? undefined : clocksOf(found).find(({ doneAt }) => doneAt === null);
  if (found === null || to === null || clock === undefined) return;
  const notice = { cause: 'clock', name: '', people: 0, at: clock.dueAt, path, caseId: id } as const;
  const letter = { space, to, fact: `clock ${seq}`, notice, locale: languageOf[found.country] };
  await sendNotice(ports, setting, letter, now);
}
