import { defineText } from './define-text.ts';

export const rightsRequestNoticeEn = defineText('rights-request-notice', 'en', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: [
      'We first make sure that the request comes from the person whom the data concern. For that we use only contact details that are already known here, and we never ask for a copy of an identity document. You get the same reply here whether we hold data about you or not.',
      'You get an answer without undue delay and at the latest one month after we received the request. If the matter is complex we may extend this by two months; you are then told why within the first month. It costs nothing.',
      'If you disagree with the answer, you can complain to {authority}.',
    ].join('\n\n'),
  },
]);
