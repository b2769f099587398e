import { cite } from './cite.ts';
import type { Fact } from './fact.ts';
import { formatPeriod } from './format-period.ts';
import { PolicyError } from './policy-error.ts';
import type { PolicyLocale } from './policy-sources.ts';
import { WORDINGS } from './wording/wordings.ts';

/** Places that only the deployment knows; they stay open in the compiled policy and are filled when it is shown. */
export const OPERATOR_PLACES = [
  'operatorName',
  'operatorAddress',
  'operatorNumber',
  'operatorContact',
  'operatorDpo',
] as const;

const AND: Readonly<Record<PolicyLocale, string>> = { da: ' og ', sv: ' och ', en: ' and ' };

/**
 * Fills a sentence with facts in one language.
 *
 * @throws PolicyError `place_unfilled`, `term_missing`
 */
export function writeSentence(
  locale: PolicyLocale,
  phrase: string,
  facts: Readonly<Record<string, Fact>>,
): string {
  return phrase.replace(/\{([a-zA-Z]+)\}/g, (place, name: string) => {
    if ((OPERATOR_PLACES as readonly string[]).includes(name)) return place;
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (fact === undefined) throw new PolicyError('place_unfilled', `nothing to say at ${place}`);
    return inWords(locale, fact);
  });
}

function inWords(locale: PolicyLocale, fact: Fact): string {
  switch (fact.kind) {
    case 'text':
      return fact.text;
    case 'period':
      return formatPeriod(locale, fact.period);
    case 'statute':
      return cite(locale, fact.id);
    case 'terms':
      return enumerate(
        locale,
        fact.ids.map((id) => termOf(locale, fact.table, id)),
      );
  }
}

function termOf(locale: PolicyLocale, table: Extract<Fact, { kind: 'terms' }>['table'], id: string): string {
  const words: Readonly<Record<string, string>> = WORDINGS[locale][table];
  const word = Object.hasOwn(words, id) ? words[id] : undefined;
  if (word === undefined) throw new PolicyError('term_missing', `no word for ${id} in ${table} (${locale})`);
  return word;
}

/** “a, b and c”. */
function enumerate(locale: PolicyLocale, items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')}${AND[locale]}${items.at(-1)}`;
}
