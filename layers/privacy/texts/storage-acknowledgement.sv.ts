import { defineText } from './define-text.ts';

export const storageAcknowledgementSv = defineText('storage-acknowledgement', 'sv', 'acknowledgement', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jag har informerats om att {controller} sparar dessa uppgifter om mig: {fields}. Jag kan se, rätta och radera dem i mina inställningar. Detta bekräftar att jag har informerats; det är inte ett samtycke.',
  },
]);
