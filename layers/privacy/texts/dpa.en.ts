import { defineText } from './define-text.ts';

export const dpaEn = defineText('dpa', 'en', 'agreement', [
  {
    effectiveFrom: '2026-01-01',
    text: [
      'Data processing agreement',
      '1. Parties and roles. {organisation} (the controller) sends documents for signature with this service and decides why and how personal data in them are processed. {operator} (the processor) runs the service on its behalf. This agreement is the contract required by article 28(3) of Regulation (EU) 2016/679 (the GDPR).',
      '2. Subject matter. The processing serves to present documents, identify the people who sign, collect their signatures, seal the result and keep the evidence. Duration, nature and purpose, categories of personal data and of data subjects are listed in Annex I, the technical and organisational measures in Annex II, the sub-processors in Annex III. The annexes are generated from the declarations by which the service runs, and each has a date and a version.',
      '3. Instructions. The processor processes personal data only on documented instructions from the controller, also as regards transfers to third countries, unless Union or Member State law requires otherwise; the processor then informs the controller before processing, unless that law forbids it on important grounds of public interest. Calls to the programming interface, settings and written instructions are documented instructions. The processor immediately informs the controller if it considers an instruction to infringe data protection law.',
      '4. Confidentiality. Only people who need it for the service have access; they are bound to confidentiality, use individual logins, and their access is limited in time, reasoned and visible to the controller.',
      '5. Security. The processor takes the measures of article 32 of the GDPR described in Annex II, including encryption in transit and at rest everywhere and, for records, separate keys for each envelope and each recipient.',
      "6. Place of processing. Personal data are stored in the EU/EEA only. A transfer to a third country takes place only with a valid basis under Chapter V of the GDPR and on the controller's instruction.",
      "7. Sub-processors. The controller gives general authorisation for the sub-processors in Annex III. The processor announces an addition or replacement at least 30 days before it takes effect, and the controller may object within that time; while an objection stands, the new sub-processor is not used for the controller's data. Every sub-processor is bound by the same obligations as in this agreement, and the processor is liable for it.",
      "8. Rights of data subjects. The processor passes requests that concern the controller's documents to the controller without undue delay and does not answer them itself. It gives the controller functions to find, show, correct, restrict, hand over and erase a person's data.",
      '9. Assistance. Taking into account the nature of the processing and the information available to it, the processor assists the controller with its duties under articles 32 to 36 of the GDPR.',
      '10. Personal data breaches. The processor notifies the controller without undue delay and at the latest 24 hours after becoming aware of a breach, with the information of article 33(3) of the GDPR as far as it is known, and supplements it as more becomes known.',
      '11. Retention and end. Envelopes are kept for the periods set by the controller within the limits shown in Annex I and then erased. When the service ends, the controller chooses return or erasure. Without a choice everything is erased 90 days after the end; until then the controller can take out its data free of charge. Every erasure is confirmed by a signed receipt, unless Union or Member State law requires storage.',
      '12. Evidence and audits. The processor makes available all information necessary to show compliance with article 28 of the GDPR and allows for and contributes to audits, including inspections, by the controller or an auditor mandated by it. The public log of the service and the signed receipts can be verified by anybody.',
      '13. Order of precedence. If this agreement conflicts with another agreement between the parties, this one applies to the processing of personal data.',
    ].join('\n\n'),
  },
]);
