import { tlsPolicy } from '../constructs/tls-policy.ts';
import { type Check, type Finding, found } from './check.ts';
import { type FoundStatement, resourceStatementsIn } from './policies.ts';
import { at, resourcesIn, type StackTemplate, textOf } from './template.ts';

/** NS-15, B2B-20, P-50: TLS 1.2 or newer wherever something connects. */
export const transport: Check = {
  name: 'transport',
  promise: 'Nothing speaks plain HTTP or a TLS older than 1.2',
  run: (stacks) => [...openGateways(stacks), ...openStores(stacks), ...openMail(stacks)],
};

const openGateways = (stacks: readonly StackTemplate[]): Finding[] => [
  ...resourcesIn(stacks, 'AWS::ApiGateway::RestApi', 'AWS::ApiGateway::DomainName').flatMap((gateway) =>
    Object.entries(tlsPolicy)
      .map(([name, value]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, value] as const)
      .filter(([name, value]) => gateway.properties[name] !== value)
      .map(([name, value]) => found(gateway, name, `must be ${value}: the default accepts TLS 1.0`)),
  ),
  ...resourcesIn(stacks, 'AWS::ApiGatewayV2::Api', 'AWS::ElasticLoadBalancingV2::Listener').map((other) =>
    found(other, 'Name', 'another way in, which nobody has looked at'),
  ),
];

/** Which policies must refuse plain HTTP for which stores. */
const guarded = [
  { store: 'AWS::S3::Bucket', policy: 'AWS::S3::BucketPolicy', names: 'Bucket' },
  { store: 'AWS::SQS::Queue', policy: 'AWS::SQS::QueuePolicy', names: 'Queues' },
  { store: 'AWS::SNS::Topic', policy: 'AWS::SNS::TopicPolicy', names: 'Topics' },
] as const;

const openStores = (stacks: readonly StackTemplate[]): Finding[] =>
  guarded.flatMap(({ store, policy, names }) =>
    resourcesIn(stacks, store).flatMap((resource) => {
      const statements = resourceStatementsIn([resource.stack], policy).filter(({ holder }) =>
        textOf([holder.properties[names]].flat()[0]).includes(resource.id),
      );
      const missing = [
        ...(statements.some(deniesPlainHttp) ? [] : ['plain HTTP']),
        ...(store !== 'AWS::S3::Bucket' || statements.some(deniesOldTls) ? [] : ['TLS older than 1.2']),
      ];
      return missing.map((what) => found(resource, 'Policy', `does not refuse ${what}`));
    }),
  );

const deniesAll = ({ effect, principals }: FoundStatement): boolean =>
  effect === 'Deny' && principals.includes('*');

const deniesPlainHttp = (statement: FoundStatement): boolean =>
  deniesAll(statement) && String(at(statement.condition, 'Bool', 'aws:SecureTransport')) === 'false';

const deniesOldTls = (statement: FoundStatement): boolean =>
  deniesAll(statement) && Number(at(statement.condition, 'NumericLessThan', 's3:TlsVersion')) >= 1.2;

const openMail = (stacks: readonly StackTemplate[]): Finding[] =>
  resourcesIn(stacks, 'AWS::SES::ConfigurationSet')
    .filter(({ properties }) => at(properties, 'DeliveryOptions', 'TlsPolicy') !== 'REQUIRE')
    .map((set) => found(set, 'DeliveryOptions.TlsPolicy', 'mails would go out in clear'));
