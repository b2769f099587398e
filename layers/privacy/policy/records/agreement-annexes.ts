import { declaredData, inOrder } from '../declared-data.ts';
import { period, term, terms, text } from '../fact.ts';
import type { PolicyLocale, PolicySources } from '../policy-sources.ts';
import { rulesInUse } from '../rules-in-use.ts';
import { writeSentence } from '../write-sentence.ts';
import { ANNEX_WORDS } from './annex-words.ts';
import { processorsList } from './processors-list.ts';

/** One annex of the data processing agreement: a heading and its lines. */
export interface Annex {
  readonly number: 'I' | 'II' | 'III';
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * The annexes of the data processing agreement (Implementing Decision (EU) 2021/915): I the processing, II the
 * measures, III the sub-processors, from the same declarations as the policy.
 */
export function agreementAnnexes(
  sources: PolicySources,
  locale: PolicyLocale,
): readonly [Annex, Annex, Annex] {
  const words = ANNEX_WORDS[locale];
  const write = (phrase: string, facts: Parameters<typeof writeSentence>[2]) =>
    writeSentence(locale, phrase, facts);
  const data = declaredData(sources).filter((datum) => datum.role === 'processor');
  const known = sources.categories.map((category) => category.id);
  const subjects = inOrder(
    ['signer', 'sender', 'user', 'requester'],
    data.map((datum) => datum.subject),
  );
  const rules = rulesInUse(sources).filter((rule) => rule.id.startsWith('envelope.'));
  return [
    {
      number: 'I',
      title: words.processing,
      lines: [
        ...sources.purposes
          .filter((purpose) => purpose.role === 'processor')
          .map(({ id }) => write(words.purpose, { purpose: term('purposes', id) })),
        write(words.subjects, { subjects: terms('subjects', subjects) }),
        write(words.categories, {
          categories: terms(
            'categories',
            inOrder(
              known,
              data.map((datum) => datum.category),
            ),
          ),
        }),
        ...rules.map((rule) =>
          write(words.period, {
            what: term('rules', rule.id),
            period: period(rule.period),
            trigger: term('triggers', rule.trigger),
          }),
        ),
      ],
    },
    {
      number: 'II',
      title: words.measures,
      lines: sources.measures.map(({ id }) => write('{measure}.', { measure: term('measures', id) })),
    },
    {
      number: 'III',
      title: words.subProcessors,
      lines: processorsList(sources).map(({ name, country, categories, agreementDate }) =>
        write(words.subProcessor, {
          name: text(name),
          place: country === 'EU' ? term('places', 'EU') : text(country),
          categories: terms('categories', categories),
          date: text(agreementDate),
        }),
      ),
    },
  ];
}
