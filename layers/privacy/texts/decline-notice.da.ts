import { defineText } from './define-text.ts';

export const declineNoticeDa = defineText('decline-notice', 'da', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Hvis du afviser, lukkes dokumentet for alle. Afsenderen får din begrundelse. De øvrige deltagere får kun at vide, at nogen har afvist.',
  },
]);
