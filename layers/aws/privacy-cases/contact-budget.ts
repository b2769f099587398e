import { operatorSpace } from '../../domain/space.ts';
import type { ContactBudget } from '../../ports/contact-budget.ts';
import { rateCounter } from '../ephemeral/rate-counter.ts';
import { lookupPseudonym } from '../keys/space-keys.ts';

const limit = 10;
const windowSeconds = 3600;

export const contactBudget: ContactBudget = {
  async take(channel, contact, now) {
    const pseudonym = await lookupPseudonym(operatorSpace, `budget.${channel}`, contact.toLowerCase());
    const { allowed } = await rateCounter.take({ bucket: `contact#${pseudonym}`, limit, windowSeconds, now });
    return allowed;
  },
};
