import type { PolicyLocale } from './policy-sources.ts';
import { STATUTES, type StatuteId } from './statutes.ts';

/** A provision as it is cited in a language: the regulation in that language's manner, national law as at home. */
export function cite(locale: PolicyLocale, id: StatuteId): string {
  const [, article, paragraph, letter] = /^gdpr:(\d+)(?:-(\d+))?(?:-([a-z]))?$/.exec(id) ?? [];
  if (article === undefined) return STATUTES[id].citation;
  if (locale === 'da') {
    const stk = paragraph === undefined ? '' : `, stk. ${paragraph}`;
    const litra = letter === undefined ? '' : `, litra ${letter}`;
    return `databeskyttelsesforordningens artikel ${article}${stk}${litra}`;
  }
  if (locale === 'sv') {
    const punkt = paragraph === undefined ? '' : `.${paragraph}`;
    const led = letter === undefined ? '' : ` ${letter}`;
    return `artikel ${article}${punkt}${led} i dataskyddsförordningen`;
  }
  return STATUTES[id].citation;
}
