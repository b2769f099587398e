import type { Locale } from '../../../domain/envelope/vocabulary.ts';
import { modeOf, type Space } from '../../../domain/space.ts';
import type { MessageData } from '../../../messages/message-data.ts';
import { type DeliverPorts, deliverEmail } from '../../notify/deliver.ts';
import type { LetterSetting } from '../requests/requester-letters.ts';

type Notice = Omit<MessageData['registerNotice'], 'organisation' | 'contact' | 'policyUrl' | 'test'>;

/** Writes a notice of a register to whoever answers for a space, once for each fact. */
export async function sendNotice(
  ports: DeliverPorts,
  { origin, mailFrom, operator }: LetterSetting,
  letter: {
    readonly space: Space;
    readonly to: string;
    readonly fact: string;
    readonly notice: Notice;
    readonly locale?: Locale;
  },
  now: Date,
): Promise<void> {
  const data = {
    organisation: operator.name,
    contact: operator.contact,
    policyUrl: `${origin}/privacy/policy`,
    test: modeOf(letter.space) === 'test',
    ...letter.notice,
  };
  const delivery = {
    space: letter.space,
    envelopeId: letter.notice.caseId,
    recipientId: null,
    fact: letter.fact,
    kind: 'registerNotice' as const,
    locale: letter.locale ?? 'en',
    data,
    from: { name: operator.name, address: mailFrom },
  };
  await deliverEmail(ports, delivery, { name: '', address: letter.to }, now);
}
