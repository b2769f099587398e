import { defineText } from './define-text.ts';

export const notMeNoticeNb = defineText('not-me-notice', 'nb', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Hvis det ikke er til deg, kan du si fra her. Lenken din slutter å virke, og avsenderen får vite at den har nådd feil person.',
  },
]);
