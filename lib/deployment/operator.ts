import { DeploymentError } from './deployment-error.ts';

/** Who runs a deployment, as its privacy policy names them. */
export interface Operator {
  readonly name: string;
  readonly address: string;
  /** CVR or organisation number. */
  readonly number: string;
  /** Email address for questions about personal data. */
  readonly contact: string;
  /** Email address of the data protection officer, or of whoever has that task. */
  readonly dpo: string;
}

export interface OperatorInput {
  operatorName?: string | undefined;
  operatorAddress?: string | undefined;
  operatorNumber?: string | undefined;
  operatorContact?: string | undefined;
  operatorDpo?: string | undefined;
}

/** On one computer nobody else reads the policy. */
const example: Operator = {
  name: 'Example Signing ApS',
  address: 'Eksempelvej 1, 2100 København Ø',
  number: '00000000',
  contact: 'privacy@example.com',
  dpo: 'dpo@example.com',
};

const mailbox = /^[^\s@<>]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/**
 * Checks who runs the deployment (GDPR art. 13(1)(a) and (b)): a policy that names nobody is not published.
 * @param local the stage of one computer, which may use the example
 * @throws DeploymentError `operator_missing`, `default_used`
 */
export function parseOperator(input: OperatorInput, local: boolean): Operator {
  const given = {
    name: input.operatorName?.trim() ?? '',
    address: input.operatorAddress?.trim() ?? '',
    number: input.operatorNumber?.trim() ?? '',
    contact: input.operatorContact?.trim() ?? '',
    dpo: input.operatorDpo?.trim() ?? '',
  };
  if (local && Object.values(given).every((value) => value === '')) return example;
  const missing = Object.entries(given).find(([, value]) => value === '');
  if (missing !== undefined)
    throw new DeploymentError('operator_missing', `the policy must name the operator's ${missing[0]}`);
  for (const address of [given.contact, given.dpo]) {
    if (!mailbox.test(address))
      throw new DeploymentError(
        'operator_missing',
        'operatorContact and operatorDpo must be email addresses',
      );
    if (!local && address.endsWith('@example.com'))
      throw new DeploymentError('default_used', `${address} is still the example of the documentation`);
  }
  return given;
}
