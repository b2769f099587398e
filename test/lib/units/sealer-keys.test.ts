import { describe, expect, it } from 'vitest';
import { parseDeployment } from '../../../lib/deployment/deployment.ts';
import { namesOf } from '../../../lib/deployment/names.ts';
import { isAllowed, type PolicyDocument } from '../../../lib/local/iam.ts';
import { sealerKeyPlan } from '../../../lib/units/sealer-keys.ts';
import { Access, administrator, arns } from '../support/access.ts';
import { localInput } from '../support/deployments.ts';
import { templatesOf } from '../support/templates.ts';

const access = new Access(templatesOf(localInput));
const plan = sealerKeyPlan(namesOf(parseDeployment(localInput)));
const policy = plan.policy as PolicyDocument;
const digest = { 'kms:MessageType': 'DIGEST', 'kms:SigningAlgorithm': 'RSASSA_PSS_SHA_256' };
const named = { 'kms:ResourceAliases': [`${plan.aliasPrefix}live-1`] };
const whoMay = (action: string, context: Record<string, string | string[]>, keyPolicy = policy) =>
  access.functions
    .filter((id) => isAllowed(access.role(id), action, arns.key('own'), context, keyPolicy))
    .sort();

describe('the key of an own certificate', () => {
  it('signs digests of seals and of requests, for those who make them', () => {
    const signers = ['completion-seal-envelope', 'operator-request-certificate'];
    expect(whoMay('kms:Sign', { ...digest, ...named })).toEqual(signers);
    expect(whoMay('kms:GetPublicKey', named)).toEqual([...signers, 'operator-install-certificate'].sort());
  });

  it.each([
    ['a message', { ...digest, ...named, 'kms:MessageType': 'RAW' }],
    ['another algorithm', { ...digest, ...named, 'kms:SigningAlgorithm': 'RSASSA_PKCS1_V1_5_SHA_512' }],
    ['under no alias of ours', digest],
    [
      'under another deployment’s alias',
      { ...digest, 'kms:ResourceAliases': ['alias/sigill-prod-sealer-1'] },
    ],
  ])('signs nothing else: %s', (_, context) => {
    expect(whoMay('kms:Sign', context)).toEqual([]);
  });

  it('signs for no administrator', () => {
    const asked = [administrator, 'kms:Sign', arns.key('own'), { ...digest, ...named }, policy] as const;
    expect(isAllowed(...asked)).toBe(false);
  });
});
