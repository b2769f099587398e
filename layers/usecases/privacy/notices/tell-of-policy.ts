import { takesEffectAt } from '../../../domain/policy-notice.ts';
import { modeOf, organisationOf, type Space, spaceOf } from '../../../domain/space.ts';
import { Undeliverable } from '../../../ports/messenger.ts';
import type { Organisation } from '../../../ports/organisation-store.ts';
import type { PolicyNotice } from '../../../ports/policy-notice-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { CompiledPolicy } from '../../../privacy/policy/compiled-policy.ts';
import type { OperatorProfile } from '../../../privacy/policy/operator-profile.ts';
import { deliverEmail, type MailPorts } from '../../notify/deliver.ts';
import { contentOf, policyInForce } from '../policy/policy-in-force.ts';
import { changedSentences } from './changed-sentences.ts';
import { holdBack, never } from './hold-back.ts';
import { openRecipients } from './open-recipients.ts';

type Needs = MailPorts &
  Pick<Ports, 'envelopes' | 'organisations' | 'policyNotices' | 'recipients' | 'spaces'>;

export interface NoticeSetting {
  readonly origin: string;
  readonly mailFrom: string;
  readonly operator: OperatorProfile;
}

interface Round {
  readonly ports: Needs;
  readonly setting: NoticeSetting;
  readonly notice: PolicyNotice;
  readonly before: CompiledPolicy;
  readonly after: CompiledPolicy;
  readonly now: Date;
}

const change = ({ setting, notice }: Round) => ({
  version: notice.version,
  effectiveFrom: `${notice.effectiveFrom}T12:00:00.000Z`,
  link: `${setting.origin}/privacy/policy?version=${notice.version}`,
});

const common = ({ setting }: Round, { name, contactEmail }: Organisation, space: Space) => ({
  organisation: name,
  contact: contactEmail,
  policyUrl: `${setting.origin}/privacy/policy`,
  test: modeOf(space) === 'test',
});

/** An address that cannot be reached is told by the page alone; what passes is thrown on and tried again. */
const orUnreachable = (error: unknown): void => {
  if (!(error instanceof Undeliverable)) throw error;
};

/** Once per organisation, whatever its modes. */
async function tellOrganisation(round: Round, organisation: Organisation, space: Space): Promise<void> {
  const { ports, setting, before, after, now, notice } = round;
  const live = spaceOf(organisationOf(space), 'live');
  const delivery = {
    space: live,
    envelopeId: organisation.id,
    recipientId: null,
    fact: `policy ${notice.version}`,
    kind: 'senderPolicyChange' as const,
    locale: 'en' as const,
    data: {
      ...common(round, organisation, live),
      ...change(round),
      sentences: changedSentences(before, after, 'en', setting.operator),
    },
    from: { name: setting.operator.name, address: setting.mailFrom },
  };
  const to = { name: organisation.name, address: organisation.contactEmail };
  await deliverEmail(ports, delivery, to, now).catch(orUnreachable);
}

/** Everybody in an open envelope who has been written to, once for each address. */
async function tellPeople(round: Round, organisation: Organisation, space: Space): Promise<number> {
  const { ports, setting, before, after, now, notice } = round;
  const told = new Set<string>();
  for await (const { envelopeId, recipient, email } of openRecipients(ports, space)) {
    const address = email.toLowerCase();
    if (told.has(address)) continue;
    told.add(address);
    const delivery = {
      space,
      envelopeId,
      recipientId: recipient.id,
      fact: `policy ${notice.version}`,
      kind: 'policyChange' as const,
      locale: recipient.locale,
      data: {
        ...common(round, organisation, space),
        ...change(round),
        recipientName: recipient.personal.name,
        sentences: changedSentences(before, after, recipient.locale, setting.operator),
        rights: `${setting.origin}/privacy/requests`,
      },
      from: { name: setting.operator.name, address: setting.mailFrom },
      replyTo: { name: setting.operator.name, address: setting.operator.contact },
    };
    const to = { name: recipient.personal.name, address: email };
    await deliverEmail(ports, delivery, to, now).catch(orUnreachable);
  }
  return told.size;
}

/**
 * Tells every organisation, and the people in its open envelopes, of an announced version by mail; the page has told
 * since it was announced. Each space is a checkpoint: whoever dies on the way goes on from there, and nobody is written
 * to twice. Only when all have been told does the time begin to count.
 */
export async function tellOfPolicy(
  ports: Needs,
  setting: NoticeSetting,
  version: number,
  now: Date,
): Promise<void> {
  const notice = await ports.policyNotices.load(version);
  if (notice === null || notice.status === 'effective' || notice.mailedAt !== null) return;
  const before = await policyInForce(ports);
  const round: Round = { ports, setting, notice, before, after: contentOf(notice), now };
  await holdBack(ports, notice.newProcessors, never);
  if (notice.material) {
    for await (const space of ports.spaces.all()) {
      if ((await ports.policyNotices.told(space, version)) !== null) continue;
      const organisation = await ports.organisations.load(space);
      if (organisation === null) continue;
      await tellOrganisation(round, organisation, space);
      const people = await tellPeople(round, organisation, space);
      await ports.policyNotices.recordTold(space, { version, toldAt: now.toISOString(), people });
    }
  }
  const mailedAt = now.toISOString();
  const day = takesEffectAt({ ...notice, mailedAt })?.toISOString() ?? never;
  await holdBack(ports, notice.newProcessors, day);
  await ports.policyNotices.change(version, (current) =>
    current.mailedAt !== null
      ? null
      : {
          set: { mailedAt, lookAt: day },
          events: [
            {
              type: 'policy.noticesSent',
              actor: { kind: 'service', id: null },
              payload: { version, takesEffectAt: day },
            },
          ],
        },
  );
}
