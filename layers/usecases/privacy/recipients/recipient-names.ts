import type { Space } from '../../../domain/space.ts';
import type { Disclosure } from '../../../ports/disclosure-log.ts';
import type { Ports } from '../../../ports/ports.ts';
import { RECIPIENTS } from '../../../privacy/policy/sources/recipients.ts';

export type NameOf = (to: string) => string;

/** Recipients by name (GDPR art. 15(1)(c)): those of the policy's list, and those an organisation registered. */
export async function recipientNames(
  ports: Pick<Ports, 'recipients'>,
  space: Space,
  disclosures: readonly Pick<Disclosure, 'to'>[],
): Promise<NameOf> {
  const names = new Map(RECIPIENTS.map(({ id, name }) => [id, name]));
  const own = new Set(disclosures.map(({ to }) => to).filter((to) => to.startsWith('dst_')));
  for (const id of own) {
    const recipient = await ports.recipients.load(space, id);
    if (recipient !== null) names.set(id, recipient.name);
  }
  return (to) => names.get(to) ?? to;
}
