import { isAllowed, type PolicyContext, type PolicyDocument } from './iam.ts';
import { AwsError, type Principal } from './types.ts';

/** The customer's key that encrypts a queue or topic. */
export interface EncryptionKey {
  arn: string;
  policy: PolicyDocument;
}

/**
 * Whether a sender or reader of something encrypted may use its key: who sends needs a data key, who reads
 * decrypts. The account's administrator is let through: on this computer it is how tests look inside.
 */
export function mayUseKey(
  principal: Principal,
  use: 'kms:GenerateDataKey' | 'kms:Decrypt',
  key: EncryptionKey | undefined,
  context: PolicyContext,
): boolean {
  if (!key || principal.kind === 'root') return true;
  return isAllowed(principal, use, key.arn, context, key.policy);
}

/** @throws AwsError KmsAccessDenied */
export function authorizeKeyUse(...args: Parameters<typeof mayUseKey>): void {
  const [principal, use, key] = args;
  if (mayUseKey(...args)) return;
  throw new AwsError(
    'KmsAccessDenied',
    `${principal.arn} is not authorized to perform ${use} on ${key?.arn}`,
    400,
  );
}
