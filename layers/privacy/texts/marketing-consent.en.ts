import { defineText } from './define-text.ts';

export const marketingConsentEn = defineText('marketing-consent', 'en', 'consent', [
  {
    effectiveFrom: '2026-01-01',
    text: 'I agree that {controller} sends me news and offers by email. I can withdraw this at any time with the link at the bottom of every such message. Withdrawing does not make unlawful what was sent before.',
  },
]);
