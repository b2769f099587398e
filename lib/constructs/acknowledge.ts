import { Aws, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Names } from '../deployment/names.ts';
import type { PolicyStatement } from '../units/policy-statement.ts';

/** Accepts one finding of a rule pack on one resource, and says why. */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id, reason });
}

/** Accepts the wildcards of a role that the statements give a reason for, each by its exact resource. */
export function acknowledgeWildcards(
  role: IConstruct,
  names: Names,
  statements: readonly PolicyStatement[],
): void {
  for (const { because, Resource } of statements) {
    if (because === undefined) continue;
    for (const resource of [Resource].flat().filter((arn) => arn.includes('*'))) {
      acknowledge(role, `AwsSolutions-IAM5[Resource::${shown(resource, names)}]`, because);
    }
  }
}

/** The rule pack writes a reference as `<AWS::AccountId>`. */
const shown = (arn: string, names: Names): string =>
  names.account === Aws.ACCOUNT_ID ? arn.replaceAll(Aws.ACCOUNT_ID, '<AWS::AccountId>') : arn;
