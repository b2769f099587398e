import { defineText } from './define-text.ts';

export const marketingConsentSv = defineText('marketing-consent', 'sv', 'consent', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jag samtycker till att {controller} skickar nyheter och erbjudanden till mig med e-post. Jag kan när som helst återkalla samtycket med länken längst ned i varje sådant meddelande. Återkallelsen gör inte det som redan skickats olagligt.',
  },
]);
