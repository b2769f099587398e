import { randomFrom } from '../../../bin/test-data/random.ts';
import { reservedNumber } from '../../../bin/test-data/reserved-number.ts';
import { unique } from '../client.ts';

/** A synthetic person of whom every datum is a word that stands nowhere else. */
export interface Canary {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Danish, from a range that can be nobody's. */
  readonly nationalId: string;
  /** What the person writes into a field of the document. */
  readonly written: string;
  /** What the person gives as a reason. */
  readonly reason: string;
  /** The program that the person calls with. */
  readonly browser: string;
}

let made = 0;
const random = randomFrom(Date.now());
const digits = (): string => String(Math.floor(Math.random() * 1e7) + 1e7);

/** @param address makes the address from a label nobody else has; without it, an ordinary one */
export function newCanary(address?: (label: string) => string): Canary {
  const word = `${unique()}${made++}`;
  return {
    name: `Åse Kanarie${word}`,
    email: address?.(word) ?? `kanarie-${word}@example.com`,
    phone: `+45${digits()}`,
    nationalId: reservedNumber('DK', random),
    written: `Skrevet Ø${word}`,
    reason: `Fordi Æ${word}`,
    browser: `Kanariebrowser/${word}`,
  };
}

export const wordsOf = (canaries: readonly Canary[]): string[] =>
  canaries.flatMap((canary) => Object.values(canary) as string[]);

/** Which datum of which person a word is: a failure says `signed.email`, not a random string. */
export function nameOf(canaries: Readonly<Record<string, Canary>>, word: string): string {
  for (const [who, canary] of Object.entries(canaries)) {
    const datum = Object.entries(canary).find(([, value]) => value === word)?.[0];
    if (datum !== undefined) return `${who}.${datum}`;
  }
  return word;
}
