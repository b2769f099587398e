import type { Locale } from '../privacy/texts/locale.ts';
import { CATALOGUES } from './catalogue/catalogues.ts';
import { checkLink } from './check-link.ts';
import { fill } from './fill.ts';
import { formatDay } from './format-time.ts';
import { septets, toGsm } from './gsm7.ts';
import type { MessageData, SmsKind } from './message-data.ts';
import { MessageError } from './message-error.ts';

/** Longest link that a text message may carry, in characters. */
export const SMS_LINK_LIMIT = 110;

const ONE_PART = 160;
const SHORTEST_NAME = 11;

/**
 * Renders a text message. It names the organisation and never the document, because it is read on a locked
 * screen. The organisation's name is shortened (to 11 letters at the least) where that keeps the message in
 * one part of 160 septets. A code ends with the line `@host #code` by which phones offer it on that host only
 * (WICG origin-bound one-time codes).
 *
 * @throws MessageError `link_too_long` (> 110 characters), `link_invalid`, `time_invalid`
 */
export function renderSms<K extends SmsKind>(kind: K, locale: Locale, data: MessageData[K]): string {
  const phrases: Readonly<Record<SmsKind, string>> = CATALOGUES[locale].sms;
  const phrase = phrases[kind];
  const values = valuesOf(locale, data);
  const tail = bindingOf(data);
  const write = (organisation: string) => fill(phrase, { ...values, organisation }) + tail;
  const name = toGsm(data.organisation);
  const whole = write(name);
  const length = septets(whole);
  if (length === null || length <= ONE_PART || !phrase.includes('{organisation}')) return whole;
  const letters = [...name];
  const keep = Math.max(SHORTEST_NAME, letters.length - (length - ONE_PART) - 1);
  return keep >= letters.length ? whole : write(`${letters.slice(0, keep).join('').trimEnd()}.`);
}

function valuesOf(locale: Locale, data: MessageData[SmsKind]): Record<string, string> {
  const values: Record<string, string> = { contact: data.contact };
  if ('code' in data) Object.assign(values, { code: data.code, minutes: String(data.minutes) });
  if ('link' in data && data.link !== null) values.link = shortLink(data.link);
  if ('purgeAt' in data) values.day = formatDay(locale, data.purgeAt);
  if ('runsAt' in data) values.day = formatDay(locale, data.runsAt);
  return values;
}

function shortLink(link: string): string {
  if (link.length > SMS_LINK_LIMIT) {
    throw new MessageError('link_too_long', `a link in a text message may have ${SMS_LINK_LIMIT} characters`);
  }
  return checkLink(link);
}

function bindingOf(data: MessageData[SmsKind]): string {
  return 'code' in data && data.host !== null ? `\n@${data.host} #${data.code}` : '';
}
