import type { PolicyLocale } from '../../privacy/policy/policy-sources.ts';
import { html } from '../html.ts';
import type { RenderedPage } from '../render-page.ts';
import { readingPage } from './reading-page.ts';

/** The figures that are shown; see the use case that derives them. */
export interface TrustPageFigures {
  readonly at: string;
  readonly policy: { readonly version: number; readonly hash: string; readonly effectiveFrom: string };
  readonly promises: Readonly<
    Record<'total' | 'kept' | 'needsAccounts' | 'needsEid' | 'needsBilling' | 'open', number>
  >;
  readonly tests: { readonly named: number; readonly passed: number | null; readonly ranAt: string | null };
  readonly log: { readonly treeSize: number; readonly rootHash: string; readonly at: string } | null;
  readonly erasures: { readonly begun: number | '<10' };
  readonly retention: { readonly overdue: number | '<10' };
  readonly restore: { readonly at: string; readonly remaining: number } | null;
  readonly requests: {
    readonly open: Readonly<Record<'underWeek' | 'underMonth' | 'older', number | '<10'>>;
    readonly oldestOverdueDays: number;
  };
}

const en = {
  title: 'Figures',
  intro:
    'Derived from the running service when you opened this page; at most a minute old. Counts from 1 to 9 are hidden.',
  promises: 'Promises',
  total: 'Promises and requirements',
  kept: 'Proven by a test',
  later: 'Waiting for accounts, electronic identity or billing',
  open: 'Not proven yet',
  named: 'Tests that prove them',
  passed: 'Passed in the last run',
  ranAt: 'Last run',
  notRun: 'no run recorded',
  erasures: 'Erasure',
  begun: 'Erasures begun in 30 days',
  overdue: 'Erasures that are late',
  drill: 'Last restore or drill of one',
  resurrected: 'Erased people that it brought back',
  requests: 'Requests of people',
  underWeek: 'Open, under 7 days',
  underMonth: 'Open, under 30 days',
  older: 'Open, older',
  lateDays: 'Days by which the oldest is late',
  noDrill: 'none recorded',
  log: 'Tamper-evident log',
  entries: 'Entries',
  root: 'Root hash',
  signedAt: 'Signed',
  empty: 'Nothing has been logged yet.',
  policy: 'Privacy policy',
  version: 'Version',
  from: 'In force from',
};
type Words = Readonly<Record<keyof typeof en, string>>;

const WORDS: Readonly<Record<PolicyLocale, Words>> = {
  en,
  da: {
    title: 'Nøgletal',
    intro:
      'Udledt af den kørende tjeneste, da du åbnede siden; højst et minut gamle. Antal fra 1 til 9 er skjult.',
    promises: 'Løfter',
    total: 'Løfter og krav',
    kept: 'Bevist af en test',
    later: 'Afventer konti, elektronisk identitet eller betaling',
    open: 'Endnu ikke bevist',
    named: 'Test, der beviser dem',
    passed: 'Bestået ved seneste kørsel',
    ranAt: 'Seneste kørsel',
    notRun: 'ingen kørsel registreret',
    erasures: 'Sletning',
    begun: 'Sletninger påbegyndt på 30 dage',
    overdue: 'Forsinkede sletninger',
    drill: 'Seneste gendannelse eller øvelse',
    resurrected: 'Slettede personer, den bragte tilbage',
    requests: 'Anmodninger fra personer',
    underWeek: 'Åbne, under 7 dage',
    underMonth: 'Åbne, under 30 dage',
    older: 'Åbne, ældre',
    lateDays: 'Dage, den ældste er forsinket',
    noDrill: 'ingen registreret',
    log: 'Manipulationssikker log',
    entries: 'Poster',
    root: 'Rodhash',
    signedAt: 'Underskrevet',
    empty: 'Intet er logget endnu.',
    policy: 'Privatlivspolitik',
    version: 'Version',
    from: 'Gælder fra',
  },
  sv: {
    title: 'Nyckeltal',
    intro:
      'Härledda ur den tjänst som körs när du öppnade sidan; högst en minut gamla. Antal från 1 till 9 döljs.',
    promises: 'Löften',
    total: 'Löften och krav',
    kept: 'Bevisade av ett test',
    later: 'Väntar på konton, elektronisk identitet eller betalning',
    open: 'Ännu inte bevisade',
    named: 'Tester som bevisar dem',
    passed: 'Godkända i senaste körningen',
    ranAt: 'Senaste körning',
    notRun: 'ingen körning registrerad',
    erasures: 'Radering',
    begun: 'Raderingar som påbörjats på 30 dagar',
    overdue: 'Försenade raderingar',
    drill: 'Senaste återställning eller övning',
    resurrected: 'Raderade personer som den förde tillbaka',
    requests: 'Begäranden från personer',
    underWeek: 'Öppna, under 7 dagar',
    underMonth: 'Öppna, under 30 dagar',
    older: 'Öppna, äldre',
    lateDays: 'Dagar som den äldsta är försenad',
    noDrill: 'ingen registrerad',
    log: 'Manipuleringssäker logg',
    entries: 'Poster',
    root: 'Rothash',
    signedAt: 'Undertecknad',
    empty: 'Inget har loggats ännu.',
    policy: 'Integritetspolicy',
    version: 'Version',
    from: 'Gäller från',
  },
};

type Row = readonly [string, string | number];

/** The figures as a page. */
export function renderTrustPage(figures: TrustPageFigures, locale: PolicyLocale): RenderedPage {
  const words = WORDS[locale];
  const { promises, tests, log, policy, requests } = figures;
  const later = promises.needsAccounts + promises.needsEid + promises.needsBilling;
  const sections: readonly (readonly [string, readonly Row[]])[] = [
    [
      words.promises,
      [
        [words.total, promises.total],
        [words.kept, promises.kept],
        [words.later, later],
        [words.open, promises.open],
        [words.named, tests.named],
        [words.passed, tests.passed ?? words.notRun],
        [words.ranAt, tests.ranAt ?? words.notRun],
      ],
    ],
    [
      words.erasures,
      [
        [words.begun, figures.erasures.begun],
        [words.overdue, figures.retention.overdue],
        [words.drill, figures.restore?.at ?? words.noDrill],
        [words.resurrected, figures.restore?.remaining ?? words.noDrill],
      ],
    ],
    [
      words.requests,
      [
        [words.underWeek, requests.open.underWeek],
        [words.underMonth, requests.open.underMonth],
        [words.older, requests.open.older],
        [words.lateDays, requests.oldestOverdueDays],
      ],
    ],
    [
      words.log,
      log === null
        ? [[words.entries, words.empty]]
        : [
            [words.entries, log.treeSize],
            [words.root, log.rootHash],
            [words.signedAt, log.at],
          ],
    ],
    [
      words.policy,
      [
        [words.version, policy.version],
        [words.from, policy.effectiveFrom],
        ['SHA-256', policy.hash],
      ],
    ],
  ];
  return readingPage({
    locale,
    title: words.title,
    inLanguage: (language) => `/trust?locale=${language}`,
    content: html`<header class="policy-head"><h1>${words.title}</h1><p>${words.intro}</p><p>${figures.at}</p></header>${sections.map(
      ([title, rows]) =>
        html`<section><h2>${title}</h2><dl>${rows.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl></section>`,
    )}`,
  });
}
