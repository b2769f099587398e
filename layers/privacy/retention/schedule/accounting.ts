import type { RetentionRule } from '../retention-rule.ts';
import { rule } from './rule.ts';

/** Bookkeeping duties. The law sets both the shortest and, with data minimisation, the longest time. */
export const ACCOUNTING_RULES: readonly RetentionRule[] = [
  rule({
    id: 'accounting',
    trigger: 'fiscalYearEnded',
    period: 'P5Y',
    anchor: 'fiscalYearEnd',
    statute: 'dk:bogforingsloven-12',
    justification: 'accounting material is kept for five years from the end of the financial year',
    appliesTo: 'invoices and payments',
    mandatory: true,
    country: 'DK',
  }),
  rule({
    id: 'accounting',
    trigger: 'calendarYearAfterFiscalYearEnded',
    period: 'P7Y',
    anchor: 'calendarYearOfFiscalYearEnd',
    statute: 'se:bokforingslagen-7-2',
    justification:
      'accounting information is kept through the seventh year after the calendar year in which the financial year ended',
    appliesTo: 'invoices and payments',
    mandatory: true,
    country: 'SE',
  }),
  rule({
    id: 'importantAgreement',
    trigger: 'calendarYearAfterFiscalYearEnded',
    period: 'P7Y',
    anchor: 'calendarYearOfFiscalYearEnd',
    statute: 'se:bokforingslagen-7-2',
    justification:
      'agreements of special importance are accounting information (bokföringslagen 1 kap. 2 § 9 b)',
    appliesTo: 'agreements that the organisation marked as important for its accounts',
    mandatory: true,
    country: 'SE',
  }),
  rule({
    id: 'customerDueDiligence',
    trigger: 'relationEnded',
    period: 'P5Y',
    statute: 'dk:hvidvaskloven-30',
    justification: 'documents of customer due diligence are kept for five years after the relation ended',
    appliesTo: 'proof of identity of customers, where the organisation is obliged to keep it',
    mandatory: true,
    country: 'DK',
  }),
  rule({
    id: 'customerDueDiligence',
    trigger: 'relationEnded',
    period: 'P5Y',
    statute: 'se:penningtvattslagen-5-3',
    justification: 'documents of customer due diligence are kept for five years after the relation ended',
    appliesTo: 'proof of identity of customers, where the organisation is obliged to keep it',
    mandatory: true,
    country: 'SE',
  }),
];
