import type { SigningView } from './signing-view.ts';

/** What the page shows, decided from nothing but what the service answered. */
export type ScreenName =
  | 'welcome'
  | 'code'
  | 'documents'
  | 'waiting'
  | 'acted'
  | 'completed'
  | 'declinedByMe'
  | 'declined'
  | 'voided'
  | 'expired'
  | 'purged'
  | 'restricted';

const ACTED: readonly string[] = ['signed', 'approved', 'viewed', 'copied', 'copy'];
const NOT_OPENED: readonly string[] = ['notified'];
const NOT_YET: readonly string[] = ['created', 'waiting'];

/**
 * The screen for a state of `api.md` §3 and §4.
 *
 * @param view what `GET /v1/signing` answered
 */
export function decideScreen(view: SigningView): ScreenName {
  const { envelope, recipient, authentication } = view;
  if (recipient.status === 'declined') return 'declinedByMe';
  switch (envelope.status) {
    case 'completed':
      return 'completed';
    case 'declined':
    case 'voided':
    case 'expired':
    case 'purged':
    case 'restricted':
      return envelope.status;
    default:
  }
  if (ACTED.includes(recipient.status)) return 'acted';
  if (envelope.status === 'completing' || envelope.status === 'sealFailed') return 'acted';
  if (NOT_YET.includes(recipient.status) || recipient.role === 'copy') return 'waiting';
  if (NOT_OPENED.includes(recipient.status)) return 'welcome';
  if (authentication.channel !== null && !authentication.done) return 'code';
  return 'documents';
}
