import { defineText } from './define-text.ts';

export const approvalStatementSv = defineText('approval-statement', 'sv', 'declaration', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jag har läst det jag har fått se och godkänner det. Mitt godkännande är inte en underskrift. Jag vet att tidpunkten, hur jag har identifierat mig och vad jag har fått se sparas som bevis för alla parter.',
  },
]);
