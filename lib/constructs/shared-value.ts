import { CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnParameter as SsmParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

/**
 * Publishes a value that has no fixed name (a key's ARN, a stream's ARN) for the other stacks. An SSM
 * parameter, not an export: an export would forbid to replace what it names.
 */
export function publishValue(scope: Construct, id: string, name: string, value: string): void {
  new SsmParameter(scope, id, { name, type: 'String', value });
}

/** Reads what another stack has published; resolved when the stack is deployed. */
export function sharedValue(scope: Construct, name: string): string {
  const stack = Stack.of(scope);
  const id = `${name.split('/').slice(3).map(camel).join('')}Value`;
  const known = stack.node.tryFindChild(id);
  if (known instanceof CfnParameter) return known.valueAsString;
  return new CfnParameter(stack, id, { type: 'AWS::SSM::Parameter::Value<String>', default: name })
    .valueAsString;
}

const camel = (part: string): string =>
  part
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
