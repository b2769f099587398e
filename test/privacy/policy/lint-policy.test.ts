import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../layers/privacy/policy/lint/draft-of.ts';
import type { FindingCode } from '../../../layers/privacy/policy/lint/finding.ts';
import { lintPolicy } from '../../../layers/privacy/policy/lint/lint-policy.ts';
import type { DraftText, PolicyDraft } from '../../../layers/privacy/policy/lint/policy-draft.ts';
import { SOURCES } from '../../../layers/privacy/policy/sources/sources.ts';

const sound = draftOf(SOURCES, '2026-11-01');
const codesOf = (changes: Partial<PolicyDraft>) =>
  lintPolicy({ ...sound, ...changes }).map(({ code }) => code);
const notice = (text: string, changes: Partial<DraftText> = {}): Partial<PolicyDraft> => ({
  texts: [{ id: 'fixture', kind: 'notice', givenBy: 'act', countsAs: 'information', text, ...changes }],
});
const field = (changes: Partial<PolicyDraft['fields'][number]>): Partial<PolicyDraft> => ({
  fields: [
    {
      name: 'fixture',
      category: 'user.name',
      subject: 'user',
      purposes: ['operations'],
      retention: 'organisation',
      citing: null,
      ...changes,
    },
  ],
});
const recipient = (changes: Partial<PolicyDraft['recipients'][number]>): Partial<PolicyDraft> => ({
  recipients: [
    {
      id: 'fixture',
      kind: 'itService',
      role: 'processor',
      purposes: ['operations'],
      country: 'DK',
      agreement: { flowDown: 'agreement', vetted: 'audit' },
      transfer: null,
      ownMarketing: false,
      ...changes,
    },
  ],
});

it('P-3 P-8 P-10 P-43: finds nothing in the declarations by which the service runs', () => {
  expect(lintPolicy(sound)).toEqual([]);
});

describe('P-3: what five published policies say', () => {
  it.each<[string, Partial<PolicyDraft>, FindingCode]>([
    [
      'B2B-10 kept until you ask',
      { rules: [...sound.rules, { id: 'account', period: 'until-request', statute: null }] },
      'retention_not_finite',
    ],
    [
      'B2B-10 kept until you ask, in words',
      notice('Uppgifterna sparas fram till dess att du begär att vi tar bort dem.'),
      'wording_until_request',
    ],
    [
      'B2B-11 one party’s erasure takes the signed document',
      { erasures: [{ record: 'document', effect: 'delete', shared: true }] },
      'erasure_takes_evidence',
    ],
    [
      'rights under a law repealed in 2018',
      notice('Du har rättigheter enligt Personuppgiftslagen.'),
      'wording_repealed_law',
    ],
    [
      'consent and contract as basis of one purpose',
      { purposes: [{ id: 'signing', bases: ['gdpr:6-1-a', 'gdpr:6-1-b'] }] },
      'purpose_with_several_bases',
    ],
    [
      'a CPR number under art. 10',
      field({ category: 'user.government_id.national_identification_number', citing: 'gdpr:10' }),
      'category_basis',
    ],
    [
      'SM-1 acceptance by use',
      notice('Genom att använda våra tjänster, accepterar du vår Dataskyddspolicy'),
      'wording_acceptance_by_use',
    ],
    [
      'SM-1 a notice that counts as consent',
      notice('Vores politik', { countsAs: 'consent' }),
      'notice_as_consent',
    ],
    [
      'SM-1 consent given by use',
      notice('Ja tak', { kind: 'consent', countsAs: 'consent', givenBy: 'use' }),
      'notice_as_consent',
    ],
    [
      'newsletters on the contract',
      { purposes: [{ id: 'marketing.newsletter', bases: ['gdpr:6-1-b'] }] },
      'marketing_basis',
    ],
    [
      'P-8 a link to the authority’s dead domain',
      notice('Klaga på https://www.datainspektionen.se/klagomal'),
      'wording_authority',
    ],
    ['P-8 an authority’s old name', notice('Du kan klaga hos Datainspektionen.'), 'wording_authority'],
    [
      'P-8 an authority’s old address',
      notice('Datatilsynet, Borgergade 28, 5., 1300 København K'),
      'wording_authority',
    ],
    [
      'ES-25 a suspended account without an end',
      { rules: [...sound.rules, { id: 'suspended', period: null, statute: null }] },
      'retention_not_finite',
    ],
    ['ES-28 an export at the current price', { exports: [{ id: 'access', price: 500 }] }, 'export_not_free'],
    [
      'ES-35 if you disagree, stop using',
      notice('Du kan stoppe med at bruge tjenesterne og deaktivere din konto.'),
      'wording_stop_using',
    ],
    [
      'NX-11 a transfer on Privacy Shield',
      recipient({ country: 'US', transfer: { basis: 'privacyShield', checkedAt: '2026-10-01' } }),
      'transfer_without_basis',
    ],
    [
      'NX-11 a transfer basis that nobody looked at for a year',
      recipient({ country: 'US', transfer: { basis: 'scc', checkedAt: '2025-10-31' } }),
      'transfer_basis_stale',
    ],
  ])('P-3: %s', (_what, changes, code) => {
    expect(codesOf(changes)).toContain(code);
  });
});

describe('P-3 P-40 P-43: what else must not be declared', () => {
  it.each<[string, Partial<PolicyDraft>, FindingCode]>([
    ['a purpose without a basis', { purposes: [{ id: 'signing', bases: [] }] }, 'purpose_without_basis'],
    [
      'a purpose on a provision that is no basis',
      { purposes: [{ id: 'signing', bases: ['gdpr:15'] }] },
      'purpose_without_basis',
    ],
    [
      'a statute that is not in the table',
      { purposes: [{ id: 'signing', bases: ['dk:straffeloven-1'] }] },
      'statute_unknown',
    ],
    [
      'a prototype name as statute',
      { purposes: [{ id: 'signing', bases: ['constructor'] }] },
      'statute_unknown',
    ],
    [
      'a statute out of force',
      { purposes: [{ id: 'signing', bases: ['se:personuppgiftslagen'] }] },
      'statute_not_in_force',
    ],
    [
      'a national number without its provision',
      field({ category: 'user.government_id.national_identification_number' }),
      'category_basis',
    ],
    ['a category that nobody knows', field({ category: 'user.shoe_size' }), 'category_unknown'],
    ['a datum without a purpose', field({ purposes: [] }), 'field_without_purpose'],
    ['a datum for a purpose that does not exist', field({ purposes: ['curiosity'] }), 'purpose_unknown'],
    ['P-10 a datum without a rule', field({ retention: null }), 'retention_missing'],
    ['P-10 a datum under a rule that does not exist', field({ retention: 'someday' }), 'retention_missing'],
    [
      'P-10 a person in something that is kept without an end',
      field({ retention: 'tombstone' }),
      'retention_missing',
    ],
    [
      'B2B-17 a recipient of a kind that is not on the list',
      recipient({ kind: 'partner' }),
      'recipient_kind',
    ],
    ['B2B-16 P-43 a buyer', recipient({ purposes: ['sale'] }), 'recipient_sells'],
    ['ES-22 P-43 a recipient with its own marketing', recipient({ ownMarketing: true }), 'recipient_sells'],
    [
      'B2B-18 a processor without an agreement',
      recipient({ agreement: null }),
      'recipient_without_agreement',
    ],
    [
      'NX-9 a processor whose agreement does not flow down',
      recipient({ agreement: { flowDown: '', vetted: 'audit' } }),
      'recipient_without_agreement',
    ],
    [
      'NX-18 a processor that was not vetted',
      recipient({ agreement: { flowDown: 'yes', vetted: '' } }),
      'recipient_without_agreement',
    ],
    [
      'NS-12 a recipient outside the EU/EEA without a basis',
      recipient({ country: 'US' }),
      'transfer_without_basis',
    ],
    ['NS-12 a recipient in London without a basis', recipient({ country: 'GB' }), 'transfer_without_basis'],
    [
      'NS-12 a basis that does not exist',
      recipient({ country: 'US', transfer: { basis: 'handshake', checkedAt: '2026-10-01' } }),
      'transfer_without_basis',
    ],
    [
      'P-47 a decision that is not in the register',
      { decisions: { made: ['scoring'], registered: [] } },
      'decision_unregistered',
    ],
  ])('%s', (_what, changes, code) => {
    expect(codesOf(changes)).toContain(code);
  });

  it.each<[string, Partial<PolicyDraft>]>([
    [
      'marketing on consent',
      { purposes: [...sound.purposes, { id: 'marketing.newsletter', bases: ['gdpr:6-1-a'] }] },
    ],
    [
      'marketing to customers in Denmark',
      { purposes: [...sound.purposes, { id: 'marketing.mail', bases: ['dk:markedsforingsloven-10'] }] },
    ],
    [
      'a CPR number under its own law',
      field({
        category: 'user.government_id.national_identification_number',
        citing: 'dk:databeskyttelsesloven-11-2',
      }),
    ],
    [
      'a transfer on a basis checked twelve months ago to the day',
      recipient({ country: 'US', transfer: { basis: 'dpf', checkedAt: '2025-11-01' } }),
    ],
    [
      'a shared document from which a person is detached',
      { erasures: [{ record: 'document', effect: 'detach', shared: true }] },
    ],
    [
      'an authority by its present name',
      notice('Du kan klaga hos Integritetsskyddsmyndigheten (IMY), https://www.imy.se.'),
    ],
    ['a consent given by an act', notice('Ja, jeg vil gerne', { kind: 'consent', countsAs: 'consent' })],
  ])('but it does not complain about %s', (_what, changes) => {
    expect(codesOf(changes)).toEqual([]);
  });
});
