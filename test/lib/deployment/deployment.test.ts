import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeploymentInput, mailDomain, parseDeployment } from '../../../lib/deployment/deployment.ts';
import { DeploymentError } from '../../../lib/deployment/deployment-error.ts';
import { localInput, productionInput } from '../support/deployments.ts';

const refusal = (input: DeploymentInput): string => {
  try {
    parseDeployment(input);
  } catch (error) {
    if (error instanceof DeploymentError) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('a deployment', () => {
  it('NX-12: is accepted with its region pinned to eu-north-1', () => {
    expect(parseDeployment(productionInput)).toEqual({
      stage: 'prod',
      region: 'eu-north-1',
      account: null,
      origin: 'https://sign.bolig.dk',
      mailFrom: 'no-reply@bolig.dk',
      smsSender: 'Bolig',
      certificateArn: productionInput.certificateArn,
      alarmEmail: 'drift@bolig.dk',
      monthlyBudget: 120,
      restore: null,
      smsMonthlyLimit: 1,
      operator: {
        name: 'Bolig Drift ApS',
        address: 'Havnegade 1, 8000 Aarhus C',
        number: '44037505',
        contact: 'persondata@bolig.dk',
        dpo: 'dpo@bolig.dk',
      },
    });
  });

  it('takes the budget from a command line as text', () => {
    expect(parseDeployment({ ...productionInput, monthlyBudget: '75.5' }).monthlyBudget).toBe(75.5);
  });

  it.each([
    ['region_missing', { region: undefined }],
    ['region_missing', { region: '' }],
    ['region_outside_eu', { region: 'us-east-1' }],
    ['region_outside_eu', { region: 'eu-west-2' }],
    ['region_outside_eu', { region: 'eu-central-2' }],
    ['region_without_mail', { region: 'eu-south-2' }],
    ['stage_invalid', { stage: undefined }],
    ['stage_invalid', { stage: 'Prod' }],
    ['stage_invalid', { stage: 'a-b' }],
    ['stage_invalid', { stage: 'thirteenchars' }],
    ['account_invalid', { account: '12345' }],
    ['origin_invalid', { origin: undefined }],
    ['origin_invalid', { origin: 'sign.bolig.dk' }],
    ['origin_invalid', { origin: 'https://sign.bolig.dk/' }],
    ['origin_invalid', { origin: 'https://sign.bolig.dk/v1' }],
    ['origin_invalid', { origin: 'http://sign.bolig.dk' }],
    ['default_used', { origin: 'https://sign.example.com' }],
    ['mail_from_invalid', { mailFrom: undefined }],
    ['mail_from_invalid', { mailFrom: 'Bolig <no-reply@bolig.dk>' }],
    ['default_used', { mailFrom: 'no-reply@example.com' }],
    ['operator_missing', { operatorName: undefined }],
    ['operator_missing', { operatorDpo: ' ' }],
    ['operator_missing', { operatorContact: 'the front desk' }],
    ['default_used', { operatorContact: 'privacy@example.com' }],
    ['sms_sender_invalid', { smsSender: 'Bolig & Søn' }],
    ['sms_sender_invalid', { smsSender: '12345678' }],
    ['certificate_invalid', { certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/aa' }],
    ['alarm_email_invalid', { alarmEmail: 'nobody' }],
    ['budget_invalid', { monthlyBudget: '0' }],
    ['budget_invalid', { monthlyBudget: 'much' }],
    ['budget_invalid', { smsMonthlyLimit: '-1' }],
  ] as const)('NS-11, P-60: is refused with %s for %o', (code, change) => {
    expect(refusal({ ...productionInput, ...change })).toBe(code);
  });

  it('lets the stage of one computer alone use plain HTTP and the documentation’s addresses', () => {
    expect(refusal(localInput)).toBe('accepted');
    expect(refusal({ ...localInput, stage: 'dev' })).toBe('origin_invalid');
  });

  it('never accepts a region that is not on the list, whatever it is called', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2}-[a-z]{4,9}-\d$/), (region) => {
        const onTheList = ['eu-north-1', 'eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-south-1'].includes(
          region,
        );
        expect(refusal({ ...productionInput, certificateArn: undefined, region }) === 'accepted').toBe(
          onTheList,
        );
      }),
    );
  });

  it('finds the domain that SES must have verified', () => {
    expect(mailDomain(parseDeployment(productionInput))).toBe('bolig.dk');
  });
});
