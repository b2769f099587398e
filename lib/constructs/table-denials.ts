import type { Names } from '../deployment/names.ts';
import { unitsThat } from '../units/all-grants.ts';
import type { PolicyStatement } from '../units/policy-statement.ts';

const deny = (
  sid: string,
  actions: readonly string[],
  resource: string,
  condition?: PolicyStatement['Condition'],
): PolicyStatement => ({
  Sid: sid,
  Effect: 'Deny',
  Principal: '*',
  Action: actions.map((action) => `dynamodb:${action}`),
  Resource: [resource],
  ...(condition === undefined ? {} : { Condition: condition }),
});

/**
 * What no role may ever do, whatever its own policy says. Evidence is put once and never touched again. A
 * wrapped key is deleted by an erasure alone, and the table never: deleting it would leave a backup of 35 days
 * with keys in it that were destroyed.
 */
export function tableDenials(
  names: Names,
): Readonly<Record<'evidence' | 'keys', readonly PolicyStatement[]>> {
  const evidence = names.tableArn('evidence');
  const keys = names.tableArn('keys');
  const erasers = unitsThat((may) => may.keys?.includes('d') ?? false).map(names.roleArn);
  return {
    evidence: [
      deny(
        'PutOnce',
        ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete', 'PartiQLInsert'],
        evidence,
      ),
    ],
    keys: [
      deny('KeepTheTable', ['DeleteTable'], keys),
      deny('PutKeysOnce', ['UpdateItem', 'PartiQLUpdate'], keys),
      deny(
        'DeleteKeysByErasureOnly',
        ['DeleteItem', 'BatchWriteItem', 'PartiQLDelete', 'PartiQLUpdate'],
        keys,
        {
          StringNotEquals: { 'aws:PrincipalArn': erasers },
        },
      ),
    ],
  };
}
