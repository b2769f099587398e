import { defineText } from './define-text.ts';

export const signingNoticeSv = defineText('signing-notice', 'sv', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: [
      '{controller} har skickat dokumentet till dig och bestämmer varför och hur dina personuppgifter används här (personuppgiftsansvarig). Den här tjänsten arbetar på dess instruktion (personuppgiftsbiträde) och ber dig inte om samtycke till behandling av personuppgifter.',
      'Det som registreras är ditt namn och dina kontaktuppgifter som avsändaren har angett dem, det du fyller i och skriver under, tidpunkterna och hur du har identifierat dig. Alla parter i dokumentet får bevisningen.',
      'Frågor och begäranden om dina uppgifter skickas till {contact}.',
    ].join('\n\n'),
  },
]);
