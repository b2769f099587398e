import { defineText } from './define-text.ts';

export const policyAcknowledgementSv = defineText('policy-acknowledgement', 'sv', 'acknowledgement', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jag har informerats om integritetspolicyn, version {policyVersion}. Detta bekräftar att jag har informerats; det är inte ett samtycke.',
  },
]);
