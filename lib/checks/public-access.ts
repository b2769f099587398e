import { type Check, type Finding, found } from './check.ts';
import { resourceStatementsIn } from './policies.ts';
import { at, resourcesIn, type StackTemplate } from './template.ts';

const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** P-60: nothing but the API answers the world. */
export const publicAccess: Check = {
  name: 'public-access',
  promise: 'No bucket, queue, topic, key or function is open to the world',
  run: (stacks) => [...openBuckets(stacks), ...openPolicies(stacks), ...openFunctions(stacks)],
};

const openBuckets = (stacks: readonly StackTemplate[]): Finding[] =>
  resourcesIn(stacks, 'AWS::S3::Bucket').flatMap((bucket) => [
    ...blocks
      .filter((block) => at(bucket.properties, 'PublicAccessBlockConfiguration', block) !== true)
      .map((block) => found(bucket, `PublicAccessBlockConfiguration.${block}`, 'is not true')),
    ...['AccessControl', 'WebsiteConfiguration']
      .filter((member) => bucket.properties[member] !== undefined)
      .map((member) => found(bucket, member, 'makes a bucket readable by others')),
  ]);

const openPolicies = (stacks: readonly StackTemplate[]): Finding[] =>
  resourceStatementsIn(stacks)
    .filter(({ effect, principals, usesNot }) => effect === 'Allow' && (principals.includes('*') || usesNot))
    .map(({ holder, location }) => found(holder, location, 'allows everybody'));

const openFunctions = (stacks: readonly StackTemplate[]): Finding[] => [
  ...resourcesIn(stacks, 'AWS::Lambda::Url').map((url) =>
    found(url, 'TargetFunctionArn', 'a function URL passes the firewall by'),
  ),
  ...resourcesIn(stacks, 'AWS::Lambda::Permission')
    .filter(({ properties }) => properties.SourceArn === undefined || properties.Principal === '*')
    .map((permission) => found(permission, 'SourceArn', 'whoever calls this service may call the function')),
];
