import type { PageLocale } from '../catalogue/locales.ts';

const en = {
  title: 'News by email',
  ask: '{organisation} would like to send you news. Nothing is sent unless you agree:',
  agree: 'I agree',
  refuse: 'No, never write to me',
  subscribed: 'You get news from {organisation}.',
  stop: 'Unsubscribe',
  stopped: 'You are unsubscribed. {organisation} will send you no more news.',
  stays: 'Messages about documents that you take part in still reach you; they are not advertising.',
  questions: 'Questions:',
};
type Words = Readonly<Record<keyof typeof en, string>>;

/** What the page of a subscription says. */
export const SUBSCRIPTION_WORDS: Readonly<Record<PageLocale, Words>> = {
  en,
  da: {
    title: 'Nyheder på e-mail',
    ask: '{organisation} vil gerne sende dig nyheder. Der sendes intet, medmindre du siger ja:',
    agree: 'Ja tak',
    refuse: 'Nej, skriv aldrig til mig',
    subscribed: 'Du får nyheder fra {organisation}.',
    stop: 'Afmeld',
    stopped: 'Du er afmeldt. {organisation} sender dig ikke flere nyheder.',
    stays: 'Beskeder om dokumenter, som du deltager i, får du stadig; de er ikke reklame.',
    questions: 'Spørgsmål:',
  },
  sv: {
    title: 'Nyheter med e-post',
    ask: '{organisation} vill skicka nyheter till dig. Inget skickas om du inte samtycker:',
    agree: 'Jag samtycker',
    refuse: 'Nej, skriv aldrig till mig',
    subscribed: 'Du får nyheter från {organisation}.',
    stop: 'Avregistrera',
    stopped: 'Du är avregistrerad. {organisation} skickar inga fler nyheter till dig.',
    stays: 'Meddelanden om dokument som du deltar i får du fortfarande; de är inte reklam.',
    questions: 'Frågor:',
  },
  nb: {
    title: 'Nyheter på e-post',
    ask: '{organisation} vil gjerne sende deg nyheter. Ingenting sendes uten at du sier ja:',
    agree: 'Ja takk',
    refuse: 'Nei, skriv aldri til meg',
    subscribed: 'Du får nyheter fra {organisation}.',
    stop: 'Meld av',
    stopped: 'Du er avmeldt. {organisation} sender deg ikke flere nyheter.',
    stays: 'Meldinger om dokumenter som du deltar i, får du fortsatt; de er ikke reklame.',
    questions: 'Spørsmål:',
  },
  fi: {
    title: 'Uutisia sähköpostitse',
    ask: '{organisation} haluaisi lähettää sinulle uutisia. Mitään ei lähetetä, ellet suostu:',
    agree: 'Suostun',
    refuse: 'Ei, älkää koskaan kirjoittako minulle',
    subscribed: 'Saat uutisia lähettäjältä {organisation}.',
    stop: 'Peruuta tilaus',
    stopped: 'Tilauksesi on peruttu. {organisation} ei lähetä sinulle enää uutisia.',
    stays: 'Saat edelleen viestit asiakirjoista, joissa olet mukana; ne eivät ole mainoksia.',
    questions: 'Kysymykset:',
  },
};
