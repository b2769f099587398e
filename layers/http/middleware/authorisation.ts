import { Problem } from '../problems.ts';
import type { Layer } from './layer.ts';

/** Refuses who could not be told apart, and keys without the scope. */
export const authorisation = (): Layer => ({
  before: ({ event: { route, refusal, principal } }) => {
    if (refusal) throw refusal;
    if (route.scope === null) return;
    const scopes = principal && 'scopes' in principal ? principal.scopes : [];
    if (!scopes.includes(route.scope))
      throw new Problem('insufficient_scope', `This needs the scope ${route.scope}.`);
  },
});
