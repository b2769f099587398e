import { authoritiesOn } from '../authorities-on.ts';
import { period, statute, term, text } from '../fact.ts';
import { once, type SentenceSpec } from './sentence-spec.ts';

const who: readonly SentenceSpec[] = [
  { id: 'who.operator', section: 'who', promises: ['NS-1', 'P-6', 'P-8'], say: once },
  { id: 'who.roles', section: 'who', promises: ['NS-1', 'SM-6', 'P-61'], say: once },
  { id: 'who.sender', section: 'who', promises: ['NS-1', 'ES-5', 'ES-33', 'P-61'], say: once },
  { id: 'who.noConsent', section: 'who', promises: ['NX-23', 'SM-1', 'P-36'], say: once },
  { id: 'who.contact', section: 'who', promises: ['NX-22', 'ES-36', 'P-8'], say: once },
];

const rest: readonly SentenceSpec[] = [
  {
    id: 'rights.right',
    section: 'rights',
    promises: ['NS-21', 'NS-22', 'NS-23', 'NS-24', 'NS-25', 'NS-26', 'NS-27'],
    say: ({ rights }) =>
      rights.map((right) => ({
        key: right.id,
        promises: right.promises,
        facts: { right: term('rights', right.id), statute: statute(right.statute) },
      })),
  },
  {
    id: 'rights.time',
    section: 'rights',
    promises: ['SM-12', 'P-22'],
    say: () => [{ key: '', facts: { first: period('P1M'), more: period('P2M') } }],
  },
  { id: 'rights.free', section: 'rights', promises: ['ES-28', 'P-25'], say: once },
  { id: 'rights.identity', section: 'rights', promises: ['SM-18', 'P-21'], say: once },
  { id: 'rights.partial', section: 'rights', promises: ['NS-23', 'SM-19', 'P-26'], say: once },
  { id: 'rights.otherParties', section: 'rights', promises: ['B2B-11', 'P-18'], say: once },
  {
    id: 'security.measure',
    section: 'security',
    promises: ['NS-15'],
    say: ({ measures }) =>
      measures.map(({ id, promises }) => ({ key: id, promises, facts: { measure: term('measures', id) } })),
  },
  {
    id: 'decisions.none',
    section: 'decisions',
    promises: ['SM-21', 'B2B-12', 'P-47'],
    say: ({ automatedDecisions }) => (automatedDecisions.length === 0 ? once() : []),
  },
  {
    id: 'decisions.each',
    section: 'decisions',
    promises: ['SM-21', 'B2B-12', 'P-47'],
    say: ({ automatedDecisions }) =>
      automatedDecisions.map((decision) => ({ key: decision, facts: { decision: text(decision) } })),
  },
  { id: 'cookies.none', section: 'cookies', promises: ['SM-22', 'ES-22', 'P-39'], say: once },
  { id: 'changes.published', section: 'changes', promises: ['NS-29', 'B2B-23', 'SM-24', 'P-6'], say: once },
  {
    id: 'changes.announced',
    section: 'changes',
    promises: ['NS-29', 'NX-21', 'ES-34', 'P-7'],
    say: () => [{ key: '', facts: { notice: period('P30D') } }],
  },
  {
    id: 'complaint.authority',
    section: 'complaint',
    promises: ['NS-28', 'P-8'],
    say: (sources) =>
      authoritiesOn(sources.authorities, sources.effectiveFrom).map(
        ({ country, name, address, email, url }) => ({
          key: country,
          facts: {
            country: term('countries', country),
            name: text(name),
            address: text(address),
            email: text(email),
            url: text(url),
          },
        }),
      ),
  },
];

/** Sentences that do not come from the inventory: who we are, rights, protection, changes, complaints. */
export const fixedSentences = { who, rest };
