import { defineText } from './define-text.ts';

export const declineNoticeNb = defineText('decline-notice', 'nb', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Hvis du avslår, lukkes dokumentet for alle. Avsenderen får begrunnelsen din. De andre deltakerne får bare vite at noen har avslått.',
  },
]);
