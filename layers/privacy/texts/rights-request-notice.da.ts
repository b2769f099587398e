import { defineText } from './define-text.ts';

export const rightsRequestNoticeDa = defineText('rights-request-notice', 'da', 'notice', [
  {
    effectiveFrom: '2026-01-01',
    text: [
      'Vi sikrer os først, at anmodningen kommer fra den person, som oplysningerne handler om. Til det bruger vi kun kontaktoplysninger, som allerede kendes her, og vi beder aldrig om en kopi af et id-dokument. Du får det samme svar her, uanset om vi har oplysninger om dig eller ej.',
      'Du får svar uden unødig forsinkelse og senest en måned efter, at vi har modtaget anmodningen. Er sagen kompliceret, kan vi forlænge fristen med to måneder; du får da at vide hvorfor inden for den første måned. Det koster ikke noget.',
      'Er du uenig i svaret, kan du klage til {authority}.',
    ].join('\n\n'),
  },
]);
