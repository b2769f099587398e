import { defineText } from './define-text.ts';

export const declineNoticeEn = defineText('decline-notice', 'en', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: 'If you decline, the document is closed for everyone. The sender gets your reason. The other participants are told only that somebody declined.',
  },
]);
