import { assertAnswer } from '../answer-contract.ts';
import type { Layer } from './layer.ts';

/** In development and tests: every answer is what the route declares. */
export const responseContract = (active: boolean): Layer => ({
  after: ({ event: { route }, response }) => {
    if (active && response) assertAnswer(route, response);
  },
});
