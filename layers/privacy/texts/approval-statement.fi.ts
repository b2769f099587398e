import { defineText } from './define-text.ts';

export const approvalStatementFi = defineText('approval-statement', 'fi', 'declaration', [
  {
    effectiveFrom: '2026-01-01',
    text: 'Olen lukenut minulle näytetyn sisällön ja hyväksyn sen. Hyväksyntäni ei ole allekirjoitus. Tiedän, että hyväksynnän ajankohta, tunnistautumistapani ja minulle näytetty sisältö säilytetään todisteena kaikkia osapuolia varten.',
  },
]);
