import { defineText } from './define-text.ts';

export const policyAcknowledgementEn = defineText('policy-acknowledgement', 'en', 'acknowledgement', [
  {
    effectiveFrom: '2026-01-01',
    text: 'I have been informed of the privacy policy, version {policyVersion}. This confirms that I was informed; it is not consent.',
  },
]);
