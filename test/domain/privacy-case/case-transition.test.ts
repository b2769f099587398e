import { expect, test } from 'vitest';
import { caseTransition, caseTransitionEvents } from '../../../layers/domain/privacy-case/case-transition.ts';
import { caseStatuses, isClosed } from '../../../layers/domain/privacy-case/vocabulary.ts';

/** Every pair that leads somewhere; every other pair leads nowhere. */
const allowed: Readonly<Record<string, string>> = {
  'received askIdentity': 'identityRequired',
  'received withdraw': 'withdrawn',
  'received expire': 'expired',
  'identityRequired verify': 'verified',
  'identityRequired withdraw': 'withdrawn',
  'identityRequired expire': 'expired',
  'verified scope': 'scoped',
  'verified withdraw': 'withdrawn',
  'scoped start': 'inProgress',
  'scoped fulfil': 'fulfilled',
  'scoped partiallyRefuse': 'partiallyRefused',
  'scoped refuse': 'refused',
  'scoped withdraw': 'withdrawn',
  'inProgress extend': 'extended',
  'inProgress fulfil': 'fulfilled',
  'inProgress partiallyRefuse': 'partiallyRefused',
  'inProgress refuse': 'refused',
  'inProgress withdraw': 'withdrawn',
  'extended fulfil': 'fulfilled',
  'extended partiallyRefuse': 'partiallyRefused',
  'extended refuse': 'refused',
  'extended withdraw': 'withdrawn',
};

const pairs = caseStatuses.flatMap((status) => caseTransitionEvents.map((event) => [status, event] as const));

test.each(pairs)('%s + %s', (status, event) => {
  expect(caseTransition(status, event)).toBe(allowed[`${status} ${event}`] ?? null);
});

test('an end is an end', () => {
  for (const status of caseStatuses.filter(isClosed))
    expect(caseTransitionEvents.every((event) => caseTransition(status, event) === null)).toBe(true);
});

test('nothing is decided before identity is proven', () => {
  const reached = new Set<string>(['received']);
  for (const status of reached)
    for (const event of caseTransitionEvents.filter((one) => one !== 'verify')) {
      const next = caseTransition(status as 'received', event);
      if (next !== null) reached.add(next);
    }
  expect([...reached].sort()).toEqual(['expired', 'identityRequired', 'received', 'withdrawn']);
});
