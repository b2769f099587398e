import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRecord, personal } from '../../../layers/privacy/inventory/define-record.ts';
import { POLICY_LOCALES } from '../../../layers/privacy/policy/policy-sources.ts';
import { agreementAnnexes } from '../../../layers/privacy/policy/records/agreement-annexes.ts';
import {
  controllerRecord,
  processorRecord,
} from '../../../layers/privacy/policy/records/processing-records.ts';
import { isRegisteredHost, processorsList } from '../../../layers/privacy/policy/records/processors-list.ts';
import { toCsv } from '../../../layers/privacy/policy/records/to-csv.ts';
import { SOURCES } from '../../../layers/privacy/policy/sources/sources.ts';

const withAddress = {
  ...SOURCES,
  inventory: [
    ...SOURCES.inventory,
    defineRecord({
      type: 'visit',
      version: 1,
      table: 'records',
      under: 'space',
      retention: 'accessLog',
      erasure: 'delete',
      plain: {},
      sealed: {
        ip: personal(z.string(), {
          category: 'user.device.ip_address',
          subject: 'requester',
          purposes: ['evidence', 'operations'],
        }),
      },
    }),
  ],
};

describe('P-9: the records of processing activities', () => {
  it('NS-2 P-9: has a row for each purpose with its basis, people, data, recipients, periods and measures', () => {
    const rows = controllerRecord(SOURCES);
    expect(rows.map((row) => row.purpose)).toEqual([
      'accessControl',
      'retention',
      'rights',
      'verification',
      'operations',
    ]);
    const access = rows.find((row) => row.purpose === 'accessControl');
    expect(access).toMatchObject({ basis: 'GDPR art. 6(1)(f)' });
    expect(access?.categories).toContain('user.contact.email');
    expect(access?.recipients).toEqual(['Amazon Web Services EMEA SARL, Luxembourg']);
    expect(access?.periods).toContain('envelope.completed: P10Y');
    expect(access?.measures).toContain('rest');
  });

  it('NS-1 P-9: lists what is done for others apart, without a basis of our own', () => {
    const rows = processorRecord(SOURCES);
    expect(rows.map((row) => row.processing)).toEqual([
      'performSigning',
      'deliverMessages',
      'sealing',
      'evidence',
      'marketing',
      'marketingToCustomers',
    ]);
    expect(rows[0]).not.toHaveProperty('basis');
    expect(rows[0]?.controllers).toBe('every organisation that sends documents');
  });

  it('P-9: changes when a field is added', () => {
    const categoriesOf = (sources: typeof SOURCES) =>
      processorRecord(sources).find((row) => row.processing === 'evidence')?.categories;
    expect(categoriesOf(SOURCES)).not.toContain('user.device.ip_address');
    expect(categoriesOf(withAddress)).toContain('user.device.ip_address');
    expect(controllerRecord(withAddress)).not.toEqual(controllerRecord(SOURCES));
  });
});

describe('P-9: as CSV', () => {
  it('has a header and a quoted cell for every value', () => {
    const rows = toCsv(controllerRecord(SOURCES)).split('\r\n');
    expect(rows[0]).toBe(
      '"purpose","basis","subjects","categories","recipients","transfers","measures","periods"',
    );
    expect(rows).toHaveLength(7);
    expect(rows[1]).toMatch(/^"accessControl","GDPR art. 6\(1\)\(f\)","signer/);
  });

  it('keeps quotes, commas and lines in their cell and runs nothing in a spreadsheet', () => {
    expect(toCsv([{ a: 'x "y", z\nw', b: '=HYPERLINK("http://x")', c: ['1', '2'], d: null }])).toBe(
      '"a","b","c","d"\r\n"x ""y"", z\nw","\'=HYPERLINK(""http://x"")","1; 2",""\r\n',
    );
    expect(toCsv([])).toBe('');
  });
});

describe('SM-9 NX-10 P-40: the list of processors', () => {
  it('SM-9 NX-10 B2B-18: gives name, service, place, agreement and safeguard of each', () => {
    expect(processorsList(SOURCES)).toEqual([
      expect.objectContaining({
        id: 'aws',
        country: 'EU',
        transfer: null,
        agreementDate: '2018-05-25',
        flowDown: expect.stringContaining('Data Processing Addendum'),
        vetted: expect.stringContaining('27001'),
      }),
    ]);
  });

  it.each([
    ['kms.eu-north-1.amazonaws.com', true],
    ['S3.EU-NORTH-1.AMAZONAWS.COM', true],
    ['amazonaws.com', false],
    ['.amazonaws.com', false],
    ['evilamazonaws.com', false],
    ['amazonaws.com.evil.example', false],
    ['example.com', false],
    ['', false],
  ])('NS-9 SM-7 P-40: may call %j: %s', (host, allowed) => {
    expect(isRegisteredHost(SOURCES, host)).toBe(allowed);
  });
});

describe('SM-6 P-61: the annexes of the processing agreement', () => {
  it.each(POLICY_LOCALES)('P-61: are three, complete and filled in %s', (locale) => {
    const annexes = agreementAnnexes(SOURCES, locale);
    expect(annexes.map((annex) => annex.number)).toEqual(['I', 'II', 'III']);
    for (const { lines } of annexes) {
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).not.toMatch(/[{}]|undefined/);
    }
  });

  it('P-61: says the same numbers in every language', () => {
    const numbers = POLICY_LOCALES.map((locale) =>
      agreementAnnexes(SOURCES, locale).map(({ lines }) =>
        lines.map((line) => (line.match(/\d+/g) ?? []).join()),
      ),
    );
    expect(numbers[1]).toEqual(numbers[0]);
    expect(numbers[2]).toEqual(numbers[0]);
  });

  it('NX-10 P-61: name a new sub-processor and a new kind of data', () => {
    const texts = agreementAnnexes(withAddress, 'en').map(({ lines }) => lines.join('\n'));
    expect(texts[0]).toContain('network address');
    expect(agreementAnnexes(SOURCES, 'en')[0].lines.join('\n')).not.toContain('network address');
    expect(texts[2]).toContain('Amazon Web Services EMEA SARL');
  });
});
