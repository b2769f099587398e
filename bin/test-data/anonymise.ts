import type { Locale } from '../../layers/domain/envelope/vocabulary.ts';
import type { Country } from '../../layers/privacy/calendar/country.ts';
import { type SyntheticPerson, syntheticPerson } from './synthetic-person.ts';

/** What is read of an envelope; everything else is not even looked at. */
export interface RealEnvelope {
  readonly status: string;
  readonly title: string;
  readonly message: string | null;
  readonly locale: Locale;
  readonly externalId: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly completedAt: string | null;
  readonly documents: readonly { readonly size: number | null; readonly pages: number | null }[];
  readonly recipients: readonly {
    readonly role: string;
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly nationalId: { readonly country: Country } | null;
    readonly locale: Locale;
    readonly order: number;
    readonly notify: readonly string[];
    readonly authentication: { readonly method: string };
    readonly status: string;
  }[];
}

const countries: Readonly<Record<Locale, Country>> = { da: 'DK', sv: 'SE', nb: 'NO', fi: 'FI', en: 'DK' };

/** Gives every real word a made-up one, the same each time: who was one person stays one person. */
class Replacements {
  readonly #random: () => number;
  readonly #people = new Map<string, SyntheticPerson>();
  readonly #words = new Map<string, string>();

  constructor(random: () => number) {
    this.#random = random;
  }

  person({ name, email, phone, nationalId, locale }: RealEnvelope['recipients'][number]): SyntheticPerson {
    const who = (email ?? phone ?? name).toLowerCase();
    const country = nationalId?.country ?? countries[locale];
    const known = this.#people.get(who) ?? syntheticPerson(this.#random, this.#people.size + 1, country);
    this.#people.set(who, known);
    return known;
  }

  word(kind: string, real: string): string {
    const made = this.#words.get(`${kind} ${real}`) ?? `${kind}${this.#words.size + 1}`;
    this.#words.set(`${kind} ${real}`, made);
    return made;
  }
}

/** Whole days between two times: how long things took is kept, when they happened is not. */
const days = (from: string, to: string | null): number | null =>
  to === null ? null : Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function recipient(made: Replacements, real: RealEnvelope['recipients'][number]) {
  const { name, email, phone, nationalId } = made.person(real);
  const { role, locale, order, notify, authentication } = real;
  return {
    ...{ role, name, locale, order, notify, authentication },
    email: real.email === null ? null : email,
    phone: real.phone === null ? null : phone,
    ...(real.nationalId !== null && { nationalId }),
  };
}

/** Text of the same length: layouts break where they broke. */
const filler = (text: string): string =>
  'prøvetekst '
    .repeat(Math.ceil(text.length / 11))
    .slice(0, text.length)
    .trim();

function anonymous(made: Replacements, real: RealEnvelope) {
  const { title, message, externalId, metadata, locale, createdAt } = real;
  return {
    /** What `POST /v1/envelopes` takes. */
    create: {
      title: made.word('Title ', title),
      message: message === null ? null : filler(message) || null,
      locale,
      externalId: externalId === null ? null : made.word('reference-', externalId),
      metadata: Object.fromEntries(
        Object.entries(metadata).map(([key, value]) => [made.word('key-', key), made.word('value-', value)]),
      ),
      recipients: real.recipients.map((one) => recipient(made, one)),
    },
    shape: {
      status: real.status,
      documents: real.documents.map(({ size, pages }) => ({
        size: size === null ? null : coarse(size),
        pages,
      })),
      recipients: real.recipients.map(({ status }) => status),
      daysToSend: days(createdAt, real.sentAt),
      daysToComplete: days(createdAt, real.completedAt),
    },
  };
}

/** One significant digit: an exact size would find the document again. */
const coarse = (size: number): number => Number(size.toPrecision(1));

/** Below this, what is left could still point at somebody (P-27). */
export const smallestGroup = 10;

/** The size of the smallest group of envelopes that look alike in everything that is left of them. */
function smallest(envelopes: readonly ReturnType<typeof anonymous>[]): number {
  const groups = new Map<string, number>();
  for (const { create, shape } of envelopes) {
    const roles = create.recipients.map(({ role, locale, authentication }) => [
      role,
      locale,
      authentication.method,
    ]);
    const alike = JSON.stringify([create.locale, roles, shape]);
    groups.set(alike, (groups.get(alike) ?? 0) + 1);
  }
  return Math.min(...groups.values(), envelopes.length);
}

/**
 * An organisation's envelopes for use in tests: the same shape, the same people in the same places, and nothing real.
 * Ids, digests and times are left out, numbers are from ranges that can be nobody's, and the table from real to made-up
 * exists in memory alone. It is called `anonymised` only when at least ten envelopes look alike in what is left,
 * else `pseudonymised`, which stays personal data (GDPR recital 26).
 *
 * @param random must not be reproducible where the data are real
 */
export function anonymise(envelopes: readonly RealEnvelope[], random: () => number) {
  const made = new Replacements(random);
  const items = envelopes.map((one) => anonymous(made, one));
  const k = smallest(items);
  return {
    kind: k >= smallestGroup ? ('anonymised' as const) : ('pseudonymised' as const),
    k,
    envelopes: items,
  };
}
