import { defineText } from './define-text.ts';

export const notMeNoticeSv = defineText('not-me-notice', 'sv', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Om det inte är till dig kan du säga det här. Din länk slutar fungera, och avsändaren får veta att den har nått fel person.',
  },
]);
