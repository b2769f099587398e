import type { PolicyLocale } from '../../privacy/policy/policy-sources.ts';
import type { ListedProcessor } from '../../privacy/policy/records/processors-list.ts';
import { WORDINGS } from '../../privacy/policy/wording/wordings.ts';
import { type Html, html } from '../html.ts';
import type { RenderedPage } from '../render-page.ts';
import { readingPage } from './reading-page.ts';

interface Words {
  readonly title: string;
  readonly intro: string;
  readonly purposes: string;
  readonly categories: string;
  readonly place: string;
  readonly transfer: string;
  readonly none: string;
  readonly agreement: string;
  readonly flowDown: string;
  readonly vetted: string;
}

const WORDS: Readonly<Record<PolicyLocale, Words>> = {
  da: {
    title: 'Databehandlere',
    intro: 'Dem, der behandler personoplysninger for tjenesten. Ingen andre gør det.',
    purposes: 'Formål',
    categories: 'Personoplysninger',
    place: 'Fysisk opbevaringssted',
    transfer: 'Overførsel til tredjeland',
    none: 'ingen',
    agreement: 'Databehandleraftale af',
    flowDown: 'Aftalevilkår',
    vetted: 'Kontrolleret ved',
  },
  sv: {
    title: 'Personuppgiftsbiträden',
    intro: 'De som behandlar personuppgifter åt tjänsten. Ingen annan gör det.',
    purposes: 'Ändamål',
    categories: 'Personuppgifter',
    place: 'Fysisk lagringsplats',
    transfer: 'Överföring till tredjeland',
    none: 'ingen',
    agreement: 'Personuppgiftsbiträdesavtal av',
    flowDown: 'Avtalsvillkor',
    vetted: 'Kontrollerad genom',
  },
  en: {
    title: 'Processors',
    intro: 'Those who process personal data for this service. Nobody else does.',
    purposes: 'Purposes',
    categories: 'Personal data',
    place: 'Where they are stored',
    transfer: 'Transfer to a third country',
    none: 'none',
    agreement: 'Data processing agreement of',
    flowDown: 'Terms',
    vetted: 'Vetted by',
  },
};

/** The public list of processors: provider, service, place, agreement. */
export function renderProcessorsPage(items: readonly ListedProcessor[], locale: PolicyLocale): RenderedPage {
  const words = WORDS[locale];
  return readingPage({
    locale,
    title: words.title,
    inLanguage: (language) => `/privacy/processors?locale=${language}`,
    content: html`<header class="policy-head"><h1>${words.title}</h1><p>${words.intro}</p></header>${items.map((item) => entry(item, locale))}`,
  });
}

function entry(item: ListedProcessor, locale: PolicyLocale): Html {
  const words = WORDS[locale];
  const terms = (table: 'purposes' | 'categories' | 'places', ids: readonly string[]) => {
    const known = new Map<string, string>(Object.entries(WORDINGS[locale][table]));
    return ids.map((id) => known.get(id) ?? id).join(', ');
  };
  const transfer =
    item.transfer === null
      ? words.none
      : `${item.country} (${item.transfer}, ${item.transferCheckedAt ?? ''})`;
  const rows: readonly (readonly [string, string])[] = [
    [words.place, terms('places', [item.country])],
    [words.purposes, terms('purposes', item.purposes)],
    [words.categories, terms('categories', item.categories)],
    [words.transfer, transfer],
    [words.agreement, item.agreementDate],
    [words.flowDown, item.flowDown],
    [words.vetted, item.vetted],
  ];
  return html`<section id="${item.id}"><h2>${item.name}</h2><dl>${rows.map(
    ([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`,
  )}</dl></section>`;
}
