import { defineText } from './define-text.ts';

export const storageAcknowledgementDa = defineText('storage-acknowledgement', 'da', 'acknowledgement', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jeg er oplyst om, at {controller} gemmer disse oplysninger om mig: {fields}. Jeg kan se, rette og slette dem i mine indstillinger. Dette bekræfter, at jeg er informeret; det er ikke et samtykke.',
  },
]);
