import type { CompiledPolicy } from '../../privacy/policy/compiled-policy.ts';
import type { OperatorProfile } from '../../privacy/policy/operator-profile.ts';
import type { PolicyLocale } from '../../privacy/policy/policy-sources.ts';
import { renderPolicy } from '../../privacy/policy/render-policy.ts';
import { html } from '../html.ts';
import type { RenderedPage } from '../render-page.ts';
import { readingPage } from './reading-page.ts';

const WORDS: Readonly<
  Record<
    PolicyLocale,
    {
      readonly versions: string;
      readonly version: string;
      readonly see: string;
      readonly processors: string;
      readonly figures: string;
      readonly announced: string;
    }
  >
> = {
  da: {
    versions: 'Alle versioner',
    version: 'Version',
    see: 'Se også',
    processors: 'Databehandlere',
    figures: 'Nøgletal',
    announced: 'Version {version} er varslet og træder i kraft {day}',
  },
  sv: {
    versions: 'Alla versioner',
    version: 'Version',
    see: 'Se även',
    processors: 'Personuppgiftsbiträden',
    figures: 'Nyckeltal',
    announced: 'Version {version} är aviserad och träder i kraft {day}',
  },
  en: {
    versions: 'All versions',
    version: 'Version',
    see: 'See also',
    processors: 'Processors',
    figures: 'Figures',
    announced: 'Version {version} is announced and takes effect on {day}',
  },
};

/** The policy as a page; each sentence carries its id, so that it can be linked to and traced to its tests. */
export function renderPolicyPage(options: {
  readonly policy: CompiledPolicy;
  readonly locale: PolicyLocale;
  readonly operator: OperatorProfile;
  readonly versions: readonly { readonly version: number; readonly effectiveFrom: string }[];
  /** Announced and not in force yet: the banner is the second channel beside the mail. */
  readonly announced: readonly { readonly version: number; readonly effectiveFrom: string }[];
}): RenderedPage {
  const { policy, locale, operator, versions, announced } = options;
  const { title, versionLine, sections } = renderPolicy(policy, locale, operator);
  const words = WORDS[locale];
  const address = (language: PolicyLocale, version: number) =>
    `/privacy/policy?locale=${language}&version=${version}`;
  return readingPage({
    locale,
    title,
    inLanguage: (language) => address(language, policy.version),
    content: html`<header class="policy-head"><h1>${title}</h1><p>${versionLine}</p></header>${announced
      .filter(({ version }) => version !== policy.version)
      .map(
        ({ version, effectiveFrom }) =>
          html`<p class="notice notice-info" role="status"><a href="${address(locale, version)}">${words.announced.replace('{version}', String(version)).replace('{day}', effectiveFrom)}</a></p>`,
      )}${sections.map(
      (section) =>
        html`<section id="${section.id}"><h2>${section.title}</h2>${section.sentences.map(
          ({ id, text }) => html`<p id="${id}">${text}</p>`,
        )}</section>`,
    )}<section id="versions"><h2>${words.versions}</h2>${versions.map(
      ({ version, effectiveFrom }) =>
        html`<p><a href="${address(locale, version)}">${words.version} ${version}</a> · ${effectiveFrom}</p>`,
    )}<p class="policy-note">SHA-256 <code>${policy.hash}</code></p></section><p>${words.see}: <a href="/privacy/processors?locale=${locale}">${words.processors}</a> · <a href="/trust?locale=${locale}">${words.figures}</a></p>`,
  });
}
