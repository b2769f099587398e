import { synthesise } from '../lib/synth.ts';

/**
 * The CDK app: `npx cdk deploy --all -c stage=prod -c region=eu-north-1 -c origin=https://sign.your-domain.eu
 * -c mailFrom=no-reply@your-domain.eu`. Also: account, certificateArn, alarmEmail, monthlyBudget, smsSender.
 * Every check runs; a violation that nobody has acknowledged ends the synthesis.
 */
const context: Record<string, string | undefined> = JSON.parse(process.env.CDK_CONTEXT_JSON ?? '{}');

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
  outDir: process.env.CDK_OUTDIR ?? 'cdk.out',
  checks: true,
}).catch((error: unknown) => {
  console.error(error instanceof Error && 'code' in error ? `${error.name}: ${error.message}` : error);
  process.exitCode = 1;
});
