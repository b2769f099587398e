import { approvalStatementDa } from './approval-statement.da.ts';
import { approvalStatementEn } from './approval-statement.en.ts';
import { approvalStatementFi } from './approval-statement.fi.ts';
import { approvalStatementNb } from './approval-statement.nb.ts';
import { approvalStatementSv } from './approval-statement.sv.ts';
import { declineNoticeDa } from './decline-notice.da.ts';
import { declineNoticeEn } from './decline-notice.en.ts';
import { declineNoticeFi } from './decline-notice.fi.ts';
import { declineNoticeNb } from './decline-notice.nb.ts';
import { declineNoticeSv } from './decline-notice.sv.ts';
import { dpaDa } from './dpa.da.ts';
import { dpaEn } from './dpa.en.ts';
import { dpaSv } from './dpa.sv.ts';
import type { Locale } from './locale.ts';
import { marketingConsentDa } from './marketing-consent.da.ts';
import { marketingConsentEn } from './marketing-consent.en.ts';
import { marketingConsentFi } from './marketing-consent.fi.ts';
import { marketingConsentNb } from './marketing-consent.nb.ts';
import { marketingConsentSv } from './marketing-consent.sv.ts';
import { notMeNoticeDa } from './not-me-notice.da.ts';
import { notMeNoticeEn } from './not-me-notice.en.ts';
import { notMeNoticeFi } from './not-me-notice.fi.ts';
import { notMeNoticeNb } from './not-me-notice.nb.ts';
import { notMeNoticeSv } from './not-me-notice.sv.ts';
import { policyAcknowledgementDa } from './policy-acknowledgement.da.ts';
import { policyAcknowledgementEn } from './policy-acknowledgement.en.ts';
import { policyAcknowledgementSv } from './policy-acknowledgement.sv.ts';
import { rightsRequestNoticeDa } from './rights-request-notice.da.ts';
import { rightsRequestNoticeEn } from './rights-request-notice.en.ts';
import { rightsRequestNoticeSv } from './rights-request-notice.sv.ts';
import { signingConsentDa } from './signing-consent.da.ts';
import { signingConsentEn } from './signing-consent.en.ts';
import { signingConsentFi } from './signing-consent.fi.ts';
import { signingConsentNb } from './signing-consent.nb.ts';
import { signingConsentSv } from './signing-consent.sv.ts';
import { signingNoticeDa } from './signing-notice.da.ts';
import { signingNoticeEn } from './signing-notice.en.ts';
import { signingNoticeFi } from './signing-notice.fi.ts';
import { signingNoticeNb } from './signing-notice.nb.ts';
import { signingNoticeSv } from './signing-notice.sv.ts';
import { storageAcknowledgementDa } from './storage-acknowledgement.da.ts';
import { storageAcknowledgementEn } from './storage-acknowledgement.en.ts';
import { storageAcknowledgementSv } from './storage-acknowledgement.sv.ts';
import { TextError } from './text-error.ts';
import type { TextVersion } from './text-version.ts';
import { wordingOn } from './wording-on.ts';

const WORDINGS = [
  ...approvalStatementDa,
  ...approvalStatementEn,
  ...approvalStatementFi,
  ...approvalStatementNb,
  ...approvalStatementSv,
  ...declineNoticeDa,
  ...declineNoticeEn,
  ...declineNoticeFi,
  ...declineNoticeNb,
  ...declineNoticeSv,
  ...dpaDa,
  ...dpaEn,
  ...dpaSv,
  ...marketingConsentDa,
  ...marketingConsentEn,
  ...marketingConsentFi,
  ...marketingConsentNb,
  ...marketingConsentSv,
  ...notMeNoticeDa,
  ...notMeNoticeEn,
  ...notMeNoticeFi,
  ...notMeNoticeNb,
  ...notMeNoticeSv,
  ...policyAcknowledgementDa,
  ...policyAcknowledgementEn,
  ...policyAcknowledgementSv,
  ...rightsRequestNoticeDa,
  ...rightsRequestNoticeEn,
  ...rightsRequestNoticeSv,
  ...signingConsentDa,
  ...signingConsentEn,
  ...signingConsentFi,
  ...signingConsentNb,
  ...signingConsentSv,
  ...signingNoticeDa,
  ...signingNoticeEn,
  ...signingNoticeFi,
  ...signingNoticeNb,
  ...signingNoticeSv,
  ...storageAcknowledgementDa,
  ...storageAcknowledgementEn,
  ...storageAcknowledgementSv,
] as const;

/** Every text that exists. */
export type TextId = (typeof WORDINGS)[number]['id'];

/** All versions of all texts in all languages. */
export const ALL_TEXTS: readonly TextVersion[] = WORDINGS;

/**
 * The text a person meets at a time: the newest version whose day has come (the first one before that), in the
 * language asked for, or in English where the text does not exist in it; `locale` of the answer says which.
 *
 * @throws TextError `text_unknown` when there is no such text at all
 */
export function currentText(id: TextId, locale: Locale, at: Date = new Date()): TextVersion {
  const inLocale = versionsOf(id, locale);
  const versions = inLocale.length > 0 ? inLocale : versionsOf(id, 'en');
  const current = wordingOn(versions, at);
  if (current === null) throw new TextError('text_unknown', `no text ${id}`);
  return current;
}

/**
 * One version of a text in one language, however old; null when it never existed. For checking what somebody says
 * they were shown, so any strings are accepted.
 */
export function textVersion(id: string, version: number, locale: string): TextVersion | null {
  const found = ALL_TEXTS.find(
    (text) => text.id === id && text.version === version && text.locale === locale,
  );
  return found ?? null;
}

function versionsOf(id: string, locale: Locale): readonly TextVersion[] {
  return ALL_TEXTS.filter((text) => text.id === id && text.locale === locale);
}
