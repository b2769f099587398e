import { defineText } from './define-text.ts';

export const declineNoticeSv = defineText('decline-notice', 'sv', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Om du avböjer stängs dokumentet för alla. Avsändaren får ditt skäl. Övriga deltagare får bara veta att någon har avböjt.',
  },
]);
