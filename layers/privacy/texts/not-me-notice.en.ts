import { defineText } from './define-text.ts';

export const notMeNoticeEn = defineText('not-me-notice', 'en', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: 'If this was not meant for you, say so here. Your link then stops working, and the sender is told that it reached the wrong person.',
  },
]);
