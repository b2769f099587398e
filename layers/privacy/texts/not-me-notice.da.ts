import { defineText } from './define-text.ts';

export const notMeNoticeDa = defineText('not-me-notice', 'da', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Hvis det ikke er til dig, så sig det her. Dit link holder op med at virke, og afsenderen får at vide, at det er nået den forkerte.',
  },
]);
