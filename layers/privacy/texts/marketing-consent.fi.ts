import { defineText } from './define-text.ts';

export const marketingConsentFi = defineText('marketing-consent', 'fi', 'consent', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Suostun siihen, että {controller} lähettää minulle uutisia ja tarjouksia sähköpostitse. Voin milloin tahansa peruuttaa suostumuksen jokaisen tällaisen viestin lopussa olevasta linkistä. Peruuttaminen ei tee aiemmin lähetetystä lainvastaista.',
  },
]);
