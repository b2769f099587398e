import { describe, expect, it } from 'vitest';
import {
  egressVerdict,
  type GatedRecipient,
} from '../../../../layers/privacy/policy/egress/egress-verdict.ts';

const payroll: GatedRecipient = {
  hosts: ['api.payroll.example'],
  transport: 'https',
  purposes: [{ collectedFor: 'performSigning' }],
  categories: ['user.name', 'user.contact.email'],
  country: 'DK',
  transfer: null,
  vetted: true,
  consentNeeded: false,
  activeFrom: '2026-01-01T00:00:00.000Z',
  activeUntil: '2027-01-01T00:00:00.000Z',
  endedAt: null,
};
const american: GatedRecipient = {
  ...payroll,
  country: 'US',
  transfer: { basis: 'dpf', checkedAt: '2026-03-01', withdrawnAt: null },
};

const verdict = (
  recipient: GatedRecipient | null,
  {
    url = 'https://api.payroll.example/in',
    purpose = 'performSigning',
    at = '2026-06-01T12:00:00.000Z',
  } = {},
  choice: 'consented' | 'objected' | null = null,
  categories: readonly string[] = ['user.name'],
) =>
  egressVerdict(recipient, choice, { url: new URL(url), purpose, categories, loopback: false }, new Date(at));

describe('whether a call may be made', () => {
  it('is yes for whom, what for and what was registered', () => {
    expect(verdict(payroll)).toBeNull();
    expect(verdict(american)).toBeNull();
  });

  it('is no for whom nobody registered', () => {
    expect(verdict(null)).toBe('unknownRecipient');
  });

  it.each([
    'https://evil.example/in',
    'https://api.payroll.example.evil.example/in',
    'https://sub.api.payroll.example/in',
    'https://api.payroll.example:8443/in',
  ])('is no for another host: %s', (url) => {
    expect(verdict(payroll, { url })).toBe('unknownHost');
  });

  it.each([
    ['http://api.payroll.example/in', 'notHttps'],
    ['ftp://api.payroll.example/in', 'notHttps'],
    ['https://user@api.payroll.example/in', 'malformedAddress'],
    ['https://api.payroll.example/in#part', 'malformedAddress'],
  ])('is no for %s: %s', (url, code) => {
    expect(verdict(payroll, { url })).toBe(code);
  });

  it('takes plain HTTP for answers that prove themselves', () => {
    const authority: GatedRecipient = { ...payroll, transport: 'signedHttp' };
    expect(verdict(authority, { url: 'http://api.payroll.example/crl' })).toBeNull();
  });

  it.each([
    ['2025-12-31T23:59:59.999Z', 'notActiveYet'],
    ['2026-01-01T00:00:00.000Z', null],
    ['2026-12-31T23:59:59.999Z', null],
    ['2027-01-01T00:00:00.000Z', 'ended'],
  ])('begins and ends by itself: at %s %s', (at, code) => {
    expect(verdict(payroll, { at })).toBe(code);
  });

  it('ends when it is stopped', () => {
    const stopped = { ...payroll, endedAt: '2026-05-01T00:00:00.000Z' };
    expect(verdict(stopped, { at: '2026-04-30T23:59:59.999Z' })).toBeNull();
    expect(verdict(stopped)).toBe('ended');
  });

  it('is no before somebody found the recipient suitable', () => {
    expect(verdict({ ...payroll, vetted: false })).toBe('notVetted');
  });

  it('heeds an objection, and waits for consent where it is needed', () => {
    expect(verdict(payroll, {}, 'objected')).toBe('objected');
    const asked = { ...payroll, consentNeeded: true };
    expect(verdict(asked)).toBe('consentMissing');
    expect(verdict(asked, {}, 'objected')).toBe('objected');
    expect(verdict(asked, {}, 'consented')).toBeNull();
  });

  it('closes when the basis of the transfer is missing, withdrawn, struck down or stale', () => {
    const basis = (transfer: GatedRecipient['transfer']) => verdict({ ...american, transfer });
    const checkedAt = '2026-03-01';
    expect(basis(null)).toBe('transferBasisMissing');
    expect(basis({ basis: 'dpf', checkedAt, withdrawnAt: '2026-05-01T00:00:00.000Z' })).toBe(
      'transferBasisWithdrawn',
    );
    expect(basis({ basis: 'privacyShield', checkedAt, withdrawnAt: null })).toBe('transferBasisWithdrawn');
    expect(basis({ basis: 'scc', checkedAt: '2025-05-31', withdrawnAt: null })).toBe('transferBasisStale');
    expect(basis({ basis: 'scc', checkedAt: '2025-06-01', withdrawnAt: null })).toBeNull();
  });

  it('lets through what was named and nothing else', () => {
    expect(verdict(payroll, { purpose: 'evidence' })).toBe('purposeNotRegistered');
    expect(verdict(payroll, {}, null, ['user.name', 'user.content'])).toBe('outsideScope');
  });

  it('lets a duty to tell through whatever became of the grant, in ids and to the registered host alone', () => {
    const ended = { ...american, endedAt: '2026-02-01T00:00:00.000Z', vetted: false, transfer: null };
    const tell = (url: string, categories: readonly string[]) =>
      egressVerdict(
        ended,
        null,
        { url: new URL(url), purpose: 'rights', categories, duty: true, loopback: false },
        new Date('2026-06-01'),
      );
    expect(tell('https://api.payroll.example/in', ['system.operations'])).toBeNull();
    expect(tell('https://evil.example/in', ['system.operations'])).toBe('unknownHost');
    expect(tell('https://api.payroll.example/in', ['user.name'])).toBe('ended');
  });
});
