import { defineText } from './define-text.ts';

export const signingConsentEn = defineText('signing-consent', 'en', 'declaration', [
  {
    effectiveFrom: '2026-01-01',
    text: 'I have read what I have been shown, and I sign it electronically with the intention to be bound by it. I know that the time, the way I identified myself and what I was shown are kept as evidence for all parties.',
  },
]);
