import { defineText } from './define-text.ts';

export const storageAcknowledgementEn = defineText('storage-acknowledgement', 'en', 'acknowledgement', [
  {
    effectiveFrom: '2026-01-01',
    text: 'I have been told that {controller} stores these details about me: {fields}. I can see, correct and delete them in my settings. This confirms that I was informed; it is not consent.',
  },
]);
