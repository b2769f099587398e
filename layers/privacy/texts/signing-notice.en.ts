import { defineText } from './define-text.ts';

export const signingNoticeEn = defineText('signing-notice', 'en', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: [
      '{controller} has sent you this document and decides why and how your personal data are used here (the controller). This service works on its instructions (the processor) and asks you for no consent to data processing.',
      'Recorded are your name and contact details as the sender gave them, what you fill in and sign, the times, and how you identified yourself. All parties to the document receive the evidence.',
      'Questions and requests about your data go to {contact}.',
    ].join('\n\n'),
  },
]);
