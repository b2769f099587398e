import type { MessageData, MessageKind } from '../../layers/messages/message-data.ts';

/** One set of data for every kind; every value is a canary that can be found again. */
const common = {
  organisation: 'Bolig Canary ApS',
  contact: 'contact.canary@example.com',
  policyUrl: 'https://sign.example.com/privacy/policy',
  test: false,
};
const toRecipient = { ...common, recipientName: 'Åse Canary', title: 'Title Canary' };
const toSender = { ...common, senderName: 'Sender Canary', title: 'Title Canary', envelopeId: 'env_canary' };
const link = `https://sign.example.com/sign#${'a'.repeat(43)}`;
const at = '2026-12-05T12:00:00Z';
const invitation = {
  ...toRecipient,
  role: 'signer' as const,
  link,
  message: 'Message Canary\nsecond line',
  senderName: 'Sender Canary',
  expiresAt: at,
};
const code = {
  ...common,
  recipientName: 'Åse Canary',
  code: '480913',
  minutes: 10,
  host: 'sign.example.com',
};
const change = { version: 2, effectiveFrom: at, sentences: ['Sentence Canary'], link };

export const SAMPLES: { readonly [K in MessageKind]: MessageData[K] } = {
  invitation,
  reminder: invitation,
  code,
  copy: { ...toRecipient, link, completedAt: at, attached: true },
  declined: toRecipient,
  voided: { ...toRecipient, reason: 'Reason Canary' },
  expired: { ...toRecipient, expiredAt: at },
  purgeAnnounced: { ...toRecipient, purgeAt: at, link },
  senderCompleted: { ...toSender, completedAt: at, attached: false },
  senderDeclined: { ...toSender, recipientName: 'Åse Canary', reason: 'Reason Canary' },
  senderDeadlineNear: { ...toSender, expiresAt: at, pending: ['Åse Canary', 'Bo Canary'] },
  senderBounced: { ...toSender, recipientName: 'Åse Canary', address: 'wrong.canary@example.com' },
  senderNotMe: { ...toSender, recipientName: 'Åse Canary' },
  senderSealFailed: { ...toSender, attempts: 6 },
  senderScheduleFailed: { ...toSender, problems: ['Problem Canary'] },
  senderPurgeAnnounced: { ...toSender, purgeAt: at, cause: 'requested' },
  rightsCode: code,
  rightsNotice: { ...common, recipientName: null, request: 'erasure', runsAt: at, link },
  rightsAnswer: {
    ...common,
    recipientName: null,
    request: 'access',
    outcome: 'refused',
    reason: 'Reason Canary',
    dueOn: at,
    link,
    authority: 'Datatilsynet, https://www.datatilsynet.dk',
  },
  consentRequest: { ...common, recipientName: null, text: 'Consent Canary', link, days: 7 },
  announcement: {
    ...common,
    recipientName: 'Åse Canary',
    subject: 'New opening hours',
    text: 'First canary\n\nSecond canary',
    basis: 'consent',
    unsubscribe: `https://sign.example.com/subscriptions/${'a'.repeat(43)}`,
  },
  policyChange: {
    ...common,
    recipientName: 'Åse Canary',
    ...change,
    rights: 'https://sign.example.com/privacy/requests',
  },
  senderPolicyChange: { ...common, ...change },
  senderRightsRequest: { ...common, request: 'access', cause: 'received', dueOn: at, caseId: 'dsr_canary' },
  registerNotice: {
    ...common,
    cause: 'authority',
    name: 'Authority Canary',
    people: 4711,
    at,
    path: '/v1/privacy/authority-requests',
    caseId: 'aut_canary',
  },
};

export const KINDS = Object.keys(SAMPLES) as MessageKind[];
