import {
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  type KeySpec,
  KMSClient,
} from '@aws-sdk/client-kms';
import { awsTarget } from '../command/aws-target.ts';
import type { Listing } from './operator.ts';
import { Refusal } from './refusal.ts';

export const keySpecs = [
  'ECC_NIST_P256',
  'ECC_NIST_P384',
  'ECC_NIST_P521',
  'RSA_3072',
  'RSA_4096',
] as const satisfies readonly KeySpec[];
export type SealerKeySpec = (typeof keySpecs)[number];

export interface WantedKey {
  readonly mode: 'live' | 'test';
  readonly spec: SealerKeySpec;
  /** One that exists (a CloudHSM key store, say) instead of a new one. */
  readonly existing: string | null;
}

/**
 * A key in KMS that the deployment may seal with: its policy names the roles, its alias makes it one of them.
 * @returns its ARN
 * @throws Refusal `kms_refused`
 */
export async function makeKey(
  stage: string,
  { aliasPrefix, policy }: Listing['keys'],
  { mode, spec, existing }: WantedKey,
): Promise<string> {
  const kms = new KMSClient(awsTarget(stage));
  const described =
    existing === null
      ? kms.send(
          new CreateKeyCommand({
            KeySpec: spec,
            KeyUsage: 'SIGN_VERIFY',
            Description: `seals, ${mode}`,
            Policy: JSON.stringify(policy),
          }),
        )
      : kms.send(new DescribeKeyCommand({ KeyId: existing }));
  try {
    const { KeyMetadata: { Arn } = {} } = await described;
    if (Arn === undefined) throw new Refusal('kms_refused', 'KMS named no key');
    const AliasName = `${aliasPrefix}${mode}-${new Date().toISOString().replace(/\D/g, '')}`;
    await kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: Arn }));
    return Arn;
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error)) throw error;
    throw new Refusal('kms_refused', `${error.name}: ${error.message}`);
  }
}
