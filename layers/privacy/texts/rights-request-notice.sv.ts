import { defineText } from './define-text.ts';

export const rightsRequestNoticeSv = defineText('rights-request-notice', 'sv', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: [
      'Vi ser först till att begäran kommer från den person som uppgifterna gäller. För det använder vi bara kontaktuppgifter som redan är kända här, och vi ber aldrig om en kopia av en id-handling. Du får samma svar här oavsett om vi har uppgifter om dig eller inte.',
      'Du får svar utan onödigt dröjsmål och senast en månad efter att vi har tagit emot begäran. Om ärendet är komplicerat får vi förlänga tiden med två månader; du får då veta varför inom den första månaden. Det kostar ingenting.',
      'Om du inte håller med om svaret kan du klaga hos {authority}.',
    ].join('\n\n'),
  },
]);
