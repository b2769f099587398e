import { defineText } from './define-text.ts';

export const approvalStatementEn = defineText('approval-statement', 'en', 'declaration', [
  {
    effectiveFrom: '2026-01-01',
    text: 'I have read what I have been shown, and I approve it. My approval is not a signature. I know that the time, the way I identified myself and what I was shown are kept as evidence for all parties.',
  },
]);
