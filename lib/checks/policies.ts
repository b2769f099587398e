import { at, type FoundResource, listOf, resourcesIn, type StackTemplate, textOf } from './template.ts';

/** One statement of a policy in a template, with what it says in plain strings. */
export interface FoundStatement {
  readonly holder: FoundResource;
  readonly location: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  readonly condition: unknown;
  readonly usesNot: boolean;
}

/** Statements of roles: what somebody of ours may do. */
export function roleStatementsIn(stacks: readonly StackTemplate[]): FoundStatement[] {
  return resourcesIn(stacks, 'AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy').flatMap(
    (holder) => [
      ...listOf(holder.properties.Policies).flatMap((policy, index) =>
        statements(holder, `Policies.${index}.PolicyDocument`, at(policy, 'PolicyDocument')),
      ),
      ...statements(holder, 'PolicyDocument', holder.properties.PolicyDocument),
    ],
  );
}

const resourcePolicies: Readonly<Record<string, readonly (string | number)[]>> = {
  'AWS::S3::BucketPolicy': ['PolicyDocument'],
  'AWS::SQS::QueuePolicy': ['PolicyDocument'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument'],
  'AWS::KMS::Key': ['KeyPolicy'],
  'AWS::DynamoDB::Table': ['ResourcePolicy', 'PolicyDocument'],
};

/** Statements of resources: who may come. */
export function resourceStatementsIn(
  stacks: readonly StackTemplate[],
  ...types: readonly string[]
): FoundStatement[] {
  return resourcesIn(stacks, ...(types.length === 0 ? Object.keys(resourcePolicies) : types)).flatMap(
    (holder) => {
      const path = resourcePolicies[holder.type] ?? [];
      return statements(holder, path.join('.'), at(holder.properties, ...path));
    },
  );
}

function statements(holder: FoundResource, location: string, document: unknown): FoundStatement[] {
  return listOf(at(document, 'Statement')).map((statement, index) => ({
    holder,
    location: `${location}.Statement.${index}`,
    effect: String(at(statement, 'Effect')),
    actions: listOf(at(statement, 'Action')).map(textOf),
    resources: listOf(at(statement, 'Resource')).map(textOf),
    principals: principalsOf(at(statement, 'Principal')),
    condition: at(statement, 'Condition'),
    usesNot: ['NotAction', 'NotResource', 'NotPrincipal'].some(
      (member) => at(statement, member) !== undefined,
    ),
  }));
}

function principalsOf(principal: unknown): string[] {
  if (principal === undefined) return [];
  if (typeof principal === 'string') return [principal];
  return Object.values(principal as Readonly<Record<string, unknown>>).flatMap((value) =>
    listOf(value).map(textOf),
  );
}
