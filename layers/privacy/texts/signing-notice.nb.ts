import { defineText } from './define-text.ts';

export const signingNoticeNb = defineText('signing-notice', 'nb', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: [
      '{controller} har sendt deg dette dokumentet og bestemmer hvorfor og hvordan personopplysningene dine brukes her (behandlingsansvarlig). Denne tjenesten handler etter instruks fra denne (databehandler) og ber deg ikke om samtykke til behandling av personopplysninger.',
      'Det som registreres, er navnet og kontaktopplysningene dine slik avsenderen har oppgitt dem, det du fyller ut og signerer, tidspunktene og måten du har identifisert deg på. Alle parter i dokumentet mottar beviset.',
      'Spørsmål og krav som gjelder opplysningene dine, sendes til {contact}.',
    ].join('\n\n'),
  },
]);
