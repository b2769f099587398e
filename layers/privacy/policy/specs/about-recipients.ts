import { term, terms, text } from '../fact.ts';
import { once, type SentenceSpec } from './sentence-spec.ts';

/** Who receives data, where, and on what safeguard. */
export const aboutRecipients: readonly SentenceSpec[] = [
  {
    id: 'recipients.parties',
    section: 'recipients',
    promises: ['B2B-17', 'P-18'],
    say: ({ recipients }) =>
      recipients
        .filter((recipient) => recipient.kind === 'signingParty')
        .map(({ id, categories }) => ({ key: id, facts: { categories: terms('categories', categories) } })),
  },
  {
    id: 'recipients.processor',
    section: 'recipients',
    promises: ['NS-9', 'SM-9', 'B2B-17', 'B2B-18', 'NX-9', 'NX-10', 'NX-18', 'P-40'],
    say: ({ recipients }) =>
      recipients.flatMap(({ id, name, agreement, categories, country }) =>
        agreement === null
          ? []
          : [
              {
                key: id,
                facts: {
                  name: text(name),
                  agreement: text(agreement.date),
                  categories: terms('categories', categories),
                  place: placeOf(country),
                },
              },
            ],
      ),
  },
  { id: 'recipients.listed', section: 'recipients', promises: ['NS-9', 'SM-7', 'ES-13', 'P-40'], say: once },
  { id: 'recipients.notSold', section: 'recipients', promises: ['B2B-16', 'ES-22', 'P-43'], say: once },
  {
    id: 'recipients.authorities',
    section: 'recipients',
    promises: ['NS-10', 'SM-8', 'ES-23', 'P-45'],
    say: once,
  },
  { id: 'place.stored', section: 'place', promises: ['NS-11', 'SM-10', 'NX-12', 'ES-24', 'P-42'], say: once },
  {
    id: 'place.noTransfer',
    section: 'place',
    promises: ['NS-12', 'NX-11'],
    say: ({ recipients }) => (recipients.some((recipient) => recipient.transfer !== null) ? [] : once()),
  },
  {
    id: 'place.transfer',
    section: 'place',
    promises: ['NS-12', 'NX-11'],
    say: ({ recipients }) =>
      recipients.flatMap(({ id, name, country, transfer }) =>
        transfer === null
          ? []
          : [
              {
                key: id,
                facts: {
                  name: text(name),
                  place: placeOf(country),
                  transfer: term('transfers', transfer.basis),
                },
              },
            ],
      ),
  },
];

/** A country without a word of its own is named by its code. */
function placeOf(country: string) {
  return country === 'EU' ? term('places', 'EU') : text(country);
}
