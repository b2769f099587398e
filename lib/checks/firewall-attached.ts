import { type Check, type Finding, found } from './check.ts';
import { resourcesIn, type StackTemplate, textOf } from './template.ts';

/** NS-18: a firewall stands before everything that answers the world. */
export const firewallAttached: Check = {
  name: 'firewall-attached',
  promise: 'Every stage of a REST API has a regional web ACL with a rate limit',
  run: (stacks) => [...unguardedStages(stacks), ...unlimited(stacks)],
};

const unguardedStages = (stacks: readonly StackTemplate[]): Finding[] =>
  resourcesIn(stacks, 'AWS::ApiGateway::Stage')
    .filter(
      ({ stack, id }) =>
        !resourcesIn([stack], 'AWS::WAFv2::WebACLAssociation').some(({ properties }) =>
          textOf(properties.ResourceArn).includes(`\${${id}}`),
        ),
    )
    .map((stage) => found(stage, 'StageName', 'has no firewall'));

const unlimited = (stacks: readonly StackTemplate[]): Finding[] =>
  resourcesIn(stacks, 'AWS::WAFv2::WebACL')
    .filter(
      ({ properties }) =>
        !JSON.stringify(properties).includes('RateBasedStatement') || properties.Scope !== 'REGIONAL',
    )
    .map((acl) => found(acl, 'Rules', 'limits no address, or stands outside the region'));
