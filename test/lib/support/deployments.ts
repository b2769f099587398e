import type { DeploymentInput } from '../../../lib/deployment/deployment.ts';

/** The stage of one computer. */
export const localInput = {
  stage: 'local',
  region: 'eu-north-1',
  account: '000000000000',
  origin: 'http://127.0.0.1:3000',
  mailFrom: 'no-reply@example.com',
} as const satisfies DeploymentInput;

/** A stage as somebody would deploy it, with everything that is optional. */
export const productionInput = {
  stage: 'prod',
  region: 'eu-north-1',
  origin: 'https://sign.bolig.dk',
  mailFrom: 'no-reply@bolig.dk',
  smsSender: 'Bolig',
  certificateArn: 'arn:aws:acm:eu-north-1:123456789012:certificate/0a1b2c3d-1111-2222-3333-444455556666',
  alarmEmail: 'drift@bolig.dk',
  monthlyBudget: 120,
  operatorName: 'Bolig Drift ApS',
  operatorAddress: 'Havnegade 1, 8000 Aarhus C',
  operatorNumber: '44037505',
  operatorContact: 'persondata@bolig.dk',
  operatorDpo: 'dpo@bolig.dk',
} as const satisfies DeploymentInput;
