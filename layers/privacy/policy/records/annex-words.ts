import type { PolicyLocale } from '../policy-sources.ts';

interface AnnexWords {
  readonly processing: string;
  readonly measures: string;
  readonly subProcessors: string;
  readonly purpose: string;
  readonly subjects: string;
  readonly categories: string;
  readonly period: string;
  readonly subProcessor: string;
}

/** Words of the annexes; everything else comes from the tables of the policy. */
export const ANNEX_WORDS: Readonly<Record<PolicyLocale, AnnexWords>> = {
  da: {
    processing: 'Behandlingen',
    measures: 'Tekniske og organisatoriske foranstaltninger',
    subProcessors: 'Underdatabehandlere',
    purpose: 'Formål: {purpose}.',
    subjects: 'Registrerede: {subjects}.',
    categories: 'Personoplysninger: {categories}.',
    period: '{what}: {period} efter {trigger}.',
    subProcessor: '{name}: {categories}; opbevares i {place}; aftale af {date}.',
  },
  sv: {
    processing: 'Behandlingen',
    measures: 'Tekniska och organisatoriska åtgärder',
    subProcessors: 'Underbiträden',
    purpose: 'Ändamål: {purpose}.',
    subjects: 'Registrerade: {subjects}.',
    categories: 'Personuppgifter: {categories}.',
    period: '{what}: {period} efter {trigger}.',
    subProcessor: '{name}: {categories}; lagras i {place}; avtal av {date}.',
  },
  en: {
    processing: 'The processing',
    measures: 'Technical and organisational measures',
    subProcessors: 'Sub-processors',
    purpose: 'Purpose: {purpose}.',
    subjects: 'Data subjects: {subjects}.',
    categories: 'Personal data: {categories}.',
    period: '{what}: {period} after {trigger}.',
    subProcessor: '{name}: {categories}; stored in {place}; agreement of {date}.',
  },
};
