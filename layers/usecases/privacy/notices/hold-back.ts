import { operatorSpace } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';

/** Later than any day that can be announced: off until it is let in. */
export const never = '9999-12-31T00:00:00.000Z';

/** Lets processors that are new in an announced version get nothing before `until`; the one door out asks this register. */
export async function holdBack(
  ports: Pick<Ports, 'recipients'>,
  ids: readonly string[],
  until: string,
): Promise<void> {
  for (const id of ids) {
    const known = await ports.recipients.load(operatorSpace, id);
    if (known === null || known.activeFrom === until) continue;
    await ports.recipients.change(operatorSpace, id, ({ activeFrom }) =>
      activeFrom === until ? null : { activeFrom: until },
    );
  }
}
