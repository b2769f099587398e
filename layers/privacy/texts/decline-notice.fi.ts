import { defineText } from './define-text.ts';

export const declineNoticeFi = defineText('decline-notice', 'fi', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jos kieltäydyt, asiakirja suljetaan kaikilta. Lähettäjä saa tietää antamasi syyn. Muille osapuolille kerrotaan vain, että joku on kieltäytynyt.',
  },
]);
