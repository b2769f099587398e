import { RIGHTS_WORDS, type RightsWord } from '../../rights/words.ts';
import { locale } from '../shared/language.ts';

/** A word of this page in the language it speaks now, as a live text. */
export const w = (key: RightsWord) => () => RIGHTS_WORDS[locale()][key];

/** The word for a value that came from the service; the value itself when there is none. */
export const wordFor = (prefix: string, value: string) => () => {
  const words: Readonly<Record<string, string>> = RIGHTS_WORDS[locale()];
  return words[`${prefix}${value}`] ?? value;
};
