import { defineText } from './define-text.ts';

export const approvalStatementNb = defineText('approval-statement', 'nb', 'declaration', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Jeg har lest det jeg har fått vist, og godkjenner det. Godkjenningen min er ikke en signatur. Jeg vet at tidspunktet, måten jeg har identifisert meg på, og det jeg har fått vist, lagres som bevis for alle parter.',
  },
]);
