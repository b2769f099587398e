import { defineText } from './define-text.ts';

export const approvalStatementDa = defineText('approval-statement', 'da', 'declaration', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jeg har læst det, jeg har fået vist, og jeg godkender det. Min godkendelse er ikke en underskrift. Jeg ved, at tidspunktet, måden jeg har identificeret mig på, og det, jeg har fået vist, gemmes som bevis for alle parter.',
  },
]);
