import { declineNoticeDa } from '../../privacy/texts/decline-notice.da.ts';
import { declineNoticeEn } from '../../privacy/texts/decline-notice.en.ts';
import { declineNoticeFi } from '../../privacy/texts/decline-notice.fi.ts';
import { declineNoticeNb } from '../../privacy/texts/decline-notice.nb.ts';
import { declineNoticeSv } from '../../privacy/texts/decline-notice.sv.ts';
import { notMeNoticeDa } from '../../privacy/texts/not-me-notice.da.ts';
import { notMeNoticeEn } from '../../privacy/texts/not-me-notice.en.ts';
import { notMeNoticeFi } from '../../privacy/texts/not-me-notice.fi.ts';
import { notMeNoticeNb } from '../../privacy/texts/not-me-notice.nb.ts';
import { notMeNoticeSv } from '../../privacy/texts/not-me-notice.sv.ts';
import { signingNoticeDa } from '../../privacy/texts/signing-notice.da.ts';
import { signingNoticeEn } from '../../privacy/texts/signing-notice.en.ts';
import { signingNoticeFi } from '../../privacy/texts/signing-notice.fi.ts';
import { signingNoticeNb } from '../../privacy/texts/signing-notice.nb.ts';
import { signingNoticeSv } from '../../privacy/texts/signing-notice.sv.ts';
import type { TextVersion } from '../../privacy/texts/text-version.ts';
import type { PageLocale } from '../catalogue/locales.ts';

/** Sentences that a person is told come from the text registry; only those of the page go to the browser. */
const TOLD = {
  'signing-notice': {
    da: signingNoticeDa,
    sv: signingNoticeSv,
    nb: signingNoticeNb,
    fi: signingNoticeFi,
    en: signingNoticeEn,
  },
  'decline-notice': {
    da: declineNoticeDa,
    sv: declineNoticeSv,
    nb: declineNoticeNb,
    fi: declineNoticeFi,
    en: declineNoticeEn,
  },
  'not-me-notice': {
    da: notMeNoticeDa,
    sv: notMeNoticeSv,
    nb: notMeNoticeNb,
    fi: notMeNoticeFi,
    en: notMeNoticeEn,
  },
} as const;

export type ToldTextId = keyof typeof TOLD;

/**
 * The wording of a notice that is in force: the newest whose day has come, as the registry chooses.
 *
 * @param at the reader's time
 * @returns paragraphs, with `{places}` still to be filled
 */
export function toldText(id: ToldTextId, locale: PageLocale, at: Date): readonly string[] {
  const versions: readonly TextVersion[] = TOLD[id][locale];
  const day = at.toISOString().slice(0, 10);
  const current = versions.findLast((version) => version.effectiveFrom <= day) ?? versions[0];
  return current === undefined ? [] : current.text.split('\n\n');
}
