import type { MessageKind } from '../message-data.ts';
import type { Composer } from './composer.ts';
import { announcement, consentRequest } from './news.ts';
import { copy, declined, expired, purgeAnnounced, voided } from './outcomes.ts';
import { policyChange, senderPolicyChange } from './policy-change.ts';
import { registerNotice } from './register-notice.ts';
import { code, invitation, reminder, rightsCode } from './requests.ts';
import { rightsAnswer, senderRightsRequest } from './rights-answer.ts';
import { rightsNotice } from './rights-notice.ts';
import {
  senderBounced,
  senderCompleted,
  senderDeadlineNear,
  senderDeclined,
  senderNotMe,
  senderPurgeAnnounced,
  senderScheduleFailed,
  senderSealFailed,
} from './to-sender.ts';

/** The composer of every kind; a kind without one does not compile. */
export const COMPOSERS: { readonly [K in MessageKind]: Composer<K> } = {
  invitation,
  reminder,
  code,
  copy,
  declined,
  voided,
  expired,
  purgeAnnounced,
  senderCompleted,
  senderDeclined,
  senderDeadlineNear,
  senderBounced,
  senderNotMe,
  senderSealFailed,
  senderScheduleFailed,
  senderPurgeAnnounced,
  rightsCode,
  rightsNotice,
  rightsAnswer,
  senderRightsRequest,
  registerNotice,
  consentRequest,
  announcement,
  policyChange,
  senderPolicyChange,
};
