import type { Locale } from '../../../domain/envelope/vocabulary.ts';
import type { ExtractPage } from '../../../ports/extract-author.ts';
import type { Extract } from './build-extract.ts';
import { EXTRACT_WORDS } from './extract-words.ts';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const clock = (at: string): string => at.slice(0, 16).replace('T', ' ');

/** The extract as it is printed, in the person's language. */
export function printedExtract(extract: Extract, locale: Locale): ExtractPage {
  const t = EXTRACT_WORDS[locale];
  const { register, controller, operator, complaint } = extract;
  const until = (day: string | null) => (day === null ? t.held : `${t.until} ${day.slice(0, 10)}`);
  return {
    locale,
    heading: t.heading,
    intro: t.intro,
    foot: extract.request.id,
    sections: [
      { heading: t.controller, rows: [[controller.name, controller.contact]] },
      {
        heading: t.operator,
        rows: [[operator.name, `${operator.address}, ${operator.contact}, ${operator.dpo}`]],
      },
      { heading: t.purposes, rows: register.purposes.map(({ text, basis }) => [text, basis] as const) },
      { heading: t.categories, rows: register.categories.map(({ id, text }) => [text, id] as const) },
      {
        heading: t.recipients,
        rows: register.recipients.map(({ name, country }) => [name, country] as const),
      },
      {
        heading: t.periods,
        rows: register.periods.map(
          ({ record, rule, until: day, statute }) =>
            [`${record} (${rule})`, `${until(day)} ${statute ?? ''}`] as const,
        ),
      },
      { heading: t.sources, rows: register.sources.map(({ id, text }) => [text, id] as const) },
      {
        heading: t.decisions,
        rows: [
          ['–', register.automatedDecisions.text],
          ['–', extract.transfers.text],
        ],
      },
      { heading: t.rights, rows: extract.rights.map(({ statute, text }) => [statute, text] as const) },
      {
        heading: t.complaint,
        rows: [[complaint.name, `${complaint.address}, ${complaint.email}, ${complaint.url}`]],
      },
      ...extract.subjects.flatMap((one) => [
        {
          heading: `${t.copy}: ${one.subject}`,
          rows: one.data
            .filter(({ field }) => field !== 'salt')
            .map(({ record, field, value }) => [`${record}.${field}`, shown(value)] as const),
        },
        {
          heading: t.history,
          rows: one.history.map(({ at, type, by }) => [clock(at), `${type} (${by})`] as const),
        },
        {
          heading: t.disclosures,
          rows: [
            ...one.disclosures.map(({ at, name, channel }) => [clock(at), `${name} (${channel})`] as const),
            ...one.notices.map(
              ({ at, name, cause, state }) => [clock(at), `${name} (${cause}: ${state})`] as const,
            ),
          ],
        },
        {
          heading: t.withheld,
          rows: one.withheld.map(({ item, reason, statute }) => [item, `${reason} (${statute})`] as const),
        },
      ]),
    ],
  };
}
