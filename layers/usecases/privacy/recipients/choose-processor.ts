import { notFound } from '../../../domain/failure.ts';
import { operatorSpace, type Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import { processorView } from './recipient-views.ts';

type Needs = Pick<Ports, 'recipients'>;

/** What an organisation says about somebody whom the service calls (GDPR art. 28(2)). @throws Failure 404 */
export async function chooseProcessor(
  ports: Needs,
  space: Space,
  id: string,
  said: { readonly choice: 'consented' | 'objected'; readonly by: string; readonly now: Date },
) {
  const recipient = await ports.recipients.load(operatorSpace, id);
  if (recipient === null) throw notFound();
  const { choice, by, now } = said;
  const word = { recipient: id, choice, at: now.toISOString(), by };
  await ports.recipients.choose(space, word);
  return processorView(recipient, word, now);
}

export async function listProcessors(
  ports: Needs,
  space: Space,
  page: { readonly cursor: string | null; readonly limit: number },
  now: Date,
) {
  const { items, next } = await ports.recipients.list(operatorSpace, page);
  const views = items.map(async (one) =>
    processorView(one, await ports.recipients.choice(space, one.id), now),
  );
  return { items: await Promise.all(views), next };
}
