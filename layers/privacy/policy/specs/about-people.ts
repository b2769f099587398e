import { declaredData, inOrder } from '../declared-data.ts';
import { statute, term, terms } from '../fact.ts';
import type { PolicySources } from '../policy-sources.ts';
import { once, type SentenceSpec } from './sentence-spec.ts';

const SUBJECTS = ['signer', 'sender', 'user', 'requester', 'contact'] as const;
const SOURCES = ['sender', 'subject', 'organisation', 'generated'] as const;

/** What data there are about whom, and why: taken from the inventory and the purposes. */
export const aboutPeople: readonly SentenceSpec[] = [
  {
    id: 'data.about',
    section: 'data',
    promises: ['NS-6', 'SM-3', 'P-1'],
    say: (sources) =>
      presentSubjects(sources).map((subject) => {
        const known = sources.categories.map((category) => category.id);
        const held = dataOf(sources, subject).map((datum) => datum.category);
        return {
          key: subject,
          facts: {
            subject: term('subjects', subject),
            categories: terms('categories', inOrder(known, held)),
          },
        };
      }),
  },
  {
    id: 'data.source',
    section: 'data',
    promises: ['NS-13', 'SM-5'],
    say: (sources) =>
      presentSubjects(sources).map((subject) => {
        const origins = dataOf(sources, subject).map((datum) => datum.source);
        return {
          key: subject,
          facts: { subject: term('subjects', subject), sources: terms('sources', inOrder(SOURCES, origins)) },
        };
      }),
  },
  { id: 'data.purposeBound', section: 'data', promises: ['NS-2', 'NX-7', 'P-4'], say: once },
  {
    id: 'why.processor',
    section: 'why',
    promises: ['NS-2', 'NX-2', 'P-3'],
    say: (sources) => purposesOf(sources, 'processor'),
  },
  {
    id: 'why.controller',
    section: 'why',
    promises: ['NS-2', 'P-3'],
    say: (sources) => purposesOf(sources, 'controller'),
  },
];

function presentSubjects(sources: PolicySources) {
  return inOrder(
    SUBJECTS,
    declaredData(sources).map((datum) => datum.subject),
  );
}

function dataOf(sources: PolicySources, subject: string) {
  return declaredData(sources).filter((datum) => datum.subject === subject);
}

function purposesOf(sources: PolicySources, role: 'controller' | 'processor') {
  return sources.purposes
    .filter((purpose) => purpose.role === role)
    .map(({ id, basis }) => ({ key: id, facts: { purpose: term('purposes', id), basis: statute(basis) } }));
}
