import { defineText } from './define-text.ts';

export const notMeNoticeFi = defineText('not-me-notice', 'fi', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jos tämä ei ole tarkoitettu sinulle, ilmoita siitä tässä. Linkkisi lakkaa toimimasta, ja lähettäjä saa tiedon, että viesti päätyi väärälle henkilölle.',
  },
]);
