import type { PolicyDocument } from '../iam.ts';
import { isObject, type Json, type Resource, type Template, TemplateError } from '../template.ts';
import type { Principal } from '../types.ts';

const LOGS: PolicyDocument = {
  Statement: {
    Effect: 'Allow',
    Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: '*',
  },
};
const TRACES: PolicyDocument = { Statement: { Effect: 'Allow', Action: 'xray:*', Resource: '*' } };

/** Policies that AWS manages, as far as an application here attaches them. */
const MANAGED: Record<string, PolicyDocument> = {
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': LOGS,
  'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs': LOGS,
  'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess': TRACES,
};

export const asPolicy = (value: Json | undefined): PolicyDocument =>
  (value ?? { Statement: [] }) as unknown as PolicyDocument;

/** The roles of the template by ARN, each with its inline, attached and managed policies. */
export function readRoles(template: Template): Map<string, Principal> {
  const attached = template.resources('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy');
  const byArn = new Map(attached.map((policy) => [policy.arn, asPolicy(policy.properties.PolicyDocument)]));
  return new Map(
    template.resources('AWS::IAM::Role').map((role) => {
      const policies = [
        ...list(role.properties.Policies).map((one) =>
          asPolicy(isObject(one) ? one.PolicyDocument : undefined),
        ),
        ...attached
          .filter(({ properties }) => list(properties.Roles).includes(role.name))
          .map(({ properties }) => asPolicy(properties.PolicyDocument)),
        ...list(role.properties.ManagedPolicyArns).map((arn) => managed(role, String(arn), byArn)),
      ];
      return [role.arn, { arn: role.arn, kind: 'role', policies }];
    }),
  );
}

function managed(role: Resource, arn: string, own: Map<string, PolicyDocument>): PolicyDocument {
  const document = own.get(arn) ?? MANAGED[arn];
  if (!document) throw new TemplateError(`${role.logicalId}: the managed policy ${arn} is not known locally`);
  return document;
}

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
