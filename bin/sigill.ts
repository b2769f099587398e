import { parseArgs } from 'node:util';
import { synthesise } from '../lib/synth.ts';

/**
 * The CDK app: `npx cdk deploy --all -c stage=prod -c region=eu-north-1 -c origin=https://sign.your-domain.eu
 * -c mailFrom=no-reply@your-domain.eu -c operatorName=… -c operatorAddress=… -c operatorNumber=…
 * -c operatorContact=privacy@your-domain.eu -c operatorDpo=dpo@your-domain.eu`. Also: account, certificateArn, alarmEmail, monthlyBudget, smsMonthlyLimit, smsSender;
 * after a restore: restore.
 * Run by itself with the same `-c` options it only synthesises, into `cdk.out`.
 * Every check runs; a violation that nobody has acknowledged ends the synthesis.
 */
const { values } = parseArgs({
  options: { context: { type: 'string', short: 'c', multiple: true, default: [] } },
});
const given = values.context.map((pair) => {
  const [name = '', ...value] = pair.split('=');
  return [name, value.join('=')] as const;
});
const context: Record<string, string | undefined> = {
  ...JSON.parse(process.env.CDK_CONTEXT_JSON ?? '{}'),
  ...Object.fromEntries(given),
};

await synthesise({
  stage: context.stage,
  region: context.region,
  account: context.account,
  origin: context.origin,
  mailFrom: context.mailFrom,
  smsSender: context.smsSender,
  certificateArn: context.certificateArn,
  alarmEmail: context.alarmEmail,
  monthlyBudget: context.monthlyBudget,
  restore: context.restore,
  smsMonthlyLimit: context.smsMonthlyLimit,
  operatorName: context.operatorName,
  operatorAddress: context.operatorAddress,
  operatorNumber: context.operatorNumber,
  operatorContact: context.operatorContact,
  operatorDpo: context.operatorDpo,
  outDir: process.env.CDK_OUTDIR ?? 'cdk.out',
  checks: true,
}).catch((error: unknown) => {
  console.error(error instanceof Error && 'code' in error ? `${error.name}: ${error.message}` : error);
  process.exitCode = 1;
});
