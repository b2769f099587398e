import { DeploymentError } from './deployment-error.ts';
import { type EuRegion, euRegions, isEuRegion } from './eu-regions.ts';
import { type Operator, type OperatorInput, parseOperator } from './operator.ts';

/** Everything that differs between two deployments of the same code. Nothing in it is secret. */
export interface Deployment {
  /** Names every resource; two stages share nothing. Lower case, at most 12 characters. */
  readonly stage: string;
  readonly region: EuRegion;
  /** Twelve digits, or null: then the account is the one that CloudFormation runs in. */
  readonly account: string | null;
  /** Scheme, host and port of the API and the pages, without a trailing slash. */
  readonly origin: string;
  /** The address that mails come from; its domain is a verified SES identity of this account. */
  readonly mailFrom: string;
  /** What a text message shows as its sender: at most 11 letters and digits, the first one a letter. */
  readonly smsSender: string;
  /** ACM certificate for the origin's host, in the same region; null leaves the domain to somebody else. */
  readonly certificateArn: string | null;
  /** Who gets alarms and the budget warning. */
  readonly alarmEmail: string | null;
  /** Dollars a month above which the budget warns. */
  readonly monthlyBudget: number;
  /**
   * Names a restore: `records` and `keys` are then the tables restored under names that end in it, and nothing is
   * served before the erasures since are replayed on them.
   */
  readonly restore: string | null;
  /** Dollars a month that the account may spend on text messages (its SNS quota); alarms ring at half and four fifths. */
  readonly smsMonthlyLimit: number;
  /** Who runs the service, as its privacy policy names them. */
  readonly operator: Operator;
}

export interface DeploymentInput extends OperatorInput {
  stage?: string | undefined;
  region?: string | undefined;
  account?: string | undefined;
  origin?: string | undefined;
  mailFrom?: string | undefined;
  smsSender?: string | undefined;
  certificateArn?: string | undefined;
  alarmEmail?: string | undefined;
  monthlyBudget?: number | string | undefined;
  restore?: string | undefined;
  smsMonthlyLimit?: number | string | undefined;
}

/** The stage that runs on one computer; the only one that may use plain HTTP and the example addresses. */
export const localStage = 'local';

const mailPattern = /^[^\s@<>]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const examplePattern = /(^|[.@/])example\.(com|org|net)$/;

/**
 * Checks what a person or a pipeline asked to deploy.
 * Throws a DeploymentError at the first thing that is missing or wrong; there is no silent default for the
 * region, the origin or the sender's address, and documentation's example domains are refused.
 */
export function parseDeployment(input: DeploymentInput): Deployment {
  return {
    stage: parseStage(input.stage),
    region: parseRegion(input.region),
    account: parseAccount(input.account),
    origin: parseOrigin(input.origin, input.stage),
    mailFrom: parseMailFrom(input.mailFrom, input.stage),
    smsSender: parseSmsSender(input.smsSender),
    certificateArn: parseCertificate(input.certificateArn, input.region),
    alarmEmail: parseAlarmEmail(input.alarmEmail),
    monthlyBudget: parseDollars('monthlyBudget', input.monthlyBudget ?? 100),
    smsMonthlyLimit: parseDollars('smsMonthlyLimit', input.smsMonthlyLimit ?? 1),
    restore: parseRestore(input.restore),
    operator: parseOperator(input, input.stage === localStage),
  };
}

export const mailDomain = (deployment: Deployment): string =>
  deployment.mailFrom.slice(deployment.mailFrom.lastIndexOf('@') + 1);

function parseStage(stage: string | undefined): string {
  if (stage === undefined || !/^[a-z][a-z0-9]{0,11}$/.test(stage)) {
    throw new DeploymentError(
      'stage_invalid',
      'stage must be 1 to 12 lower-case letters and digits, e.g. prod',
    );
  }
  return stage;
}

function parseRegion(region: string | undefined): EuRegion {
  if (!region) {
    throw new DeploymentError('region_missing', `region must be given explicitly: ${euRegions.join(', ')}`);
  }
  if (!isEuRegion(region)) {
    throw new DeploymentError('region_outside_eu', `${region} is not one of ${euRegions.join(', ')}`);
  }
  if (region === 'eu-south-2') {
    throw new DeploymentError(
      'region_without_mail',
      'SES has no configuration sets in eu-south-2: take another region',
    );
  }
  return region;
}

function parseAccount(account: string | undefined): string | null {
  if (account === undefined) return null;
  if (!/^\d{12}$/.test(account))
    throw new DeploymentError('account_invalid', 'account must have twelve digits');
  return account;
}

function parseOrigin(origin: string | undefined, stage: string | undefined): string {
  const url = origin === undefined || !URL.canParse(origin) ? null : new URL(origin);
  if (url === null || url.origin !== origin) {
    throw new DeploymentError(
      'origin_invalid',
      'origin must be an https origin such as https://sign.your-domain.eu',
    );
  }
  if (stage === localStage) return origin;
  if (url.protocol !== 'https:') throw new DeploymentError('origin_invalid', 'origin must use https');
  refuseExample(url.hostname, 'origin');
  return origin;
}

function parseMailFrom(mailFrom: string | undefined, stage: string | undefined): string {
  if (mailFrom === undefined || !mailPattern.test(mailFrom)) {
    throw new DeploymentError(
      'mail_from_invalid',
      'mailFrom must be an address whose domain is verified in SES',
    );
  }
  if (stage !== localStage) refuseExample(mailFrom, 'mailFrom');
  return mailFrom;
}

function refuseExample(value: string, member: string): void {
  if (!examplePattern.test(value)) return;
  throw new DeploymentError('default_used', `${member} is still the example of the documentation: ${value}`);
}

function parseSmsSender(sender: string | undefined): string {
  if (sender === undefined) return 'Sigill';
  if (!/^[A-Za-z][A-Za-z0-9]{0,10}$/.test(sender)) {
    throw new DeploymentError(
      'sms_sender_invalid',
      'smsSender must be a letter and at most 10 letters or digits',
    );
  }
  return sender;
}

function parseCertificate(arn: string | undefined, region: string | undefined): string | null {
  if (arn === undefined) return null;
  if (!new RegExp(`^arn:aws:acm:${region}:\\d{12}:certificate/[0-9a-f-]+$`).test(arn)) {
    throw new DeploymentError(
      'certificate_invalid',
      `certificateArn must be an ACM certificate in ${region}`,
    );
  }
  return arn;
}

function parseAlarmEmail(address: string | undefined): string | null {
  if (address === undefined) return null;
  if (!mailPattern.test(address))
    throw new DeploymentError('alarm_email_invalid', 'alarmEmail is not an address');
  return address;
}

function parseRestore(restore: string | undefined): string | null {
  if (restore === undefined || restore === '') return null;
  if (!/^[a-z0-9]{1,20}$/.test(restore))
    throw new DeploymentError('restore_invalid', 'restore must be 1 to 20 lower-case letters and digits');
  return restore;
}

function parseDollars(member: string, value: number | string): number {
  const dollars = Number(value);
  if (Number.isFinite(dollars) && dollars > 0) return dollars;
  throw new DeploymentError('budget_invalid', `${member} must be a positive number of dollars`);
}
