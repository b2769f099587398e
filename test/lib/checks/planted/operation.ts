import type { Field } from '../../support/plant.ts';
import type { Planted } from './planted.ts';

/** Stages, messages, the firewall and workflows as they must never be deployed. */
export const operationViolations: readonly Planted[] = [
  [
    'stage-isolation',
    'NS-18: a table of another stage',
    (f) =>
      f.grant('-signing', {
        Action: ['dynamodb:GetItem'],
        Resource: 'arn:aws:dynamodb:eu-north-1:0:table/sigill-prod-records',
      }),
  ],
  [
    'stage-isolation',
    'NS-18: a queue that does not say whose it is',
    (f) => Object.assign(f.properties('AWS::SQS::Queue'), { QueueName: 'notify' }),
  ],
  [
    'stage-isolation',
    'NS-18: a key alias that two stages share',
    (f) => Object.assign(f.properties('AWS::KMS::Alias'), { AliasName: 'alias/sigill' }),
  ],
  [
    'stage-isolation',
    'an export that locks a stack',
    ({ stacks }) =>
      Object.assign(stacks[0]?.template ?? {}, { Outputs: { Table: { Value: 'x', Export: { Name: 'x' } } } }),
  ],
  [
    'stage-isolation',
    'an import from another stack',
    (f) => Object.assign(f.properties('AWS::Lambda::Function'), { Role: { 'Fn::ImportValue': 'role' } }),
  ],
  [
    'message-privacy',
    'numbers in a delivery log',
    (f) => Object.assign(f.properties('AWS::SNS::Topic'), { DeliveryStatusLogging: [{ Protocol: 'sqs' }] }),
  ],
  [
    'message-privacy',
    'a custom resource that could switch on the delivery log',
    (f) => f.add('notification', 'Custom::SmsAttributes', {}),
  ],
  [
    'message-privacy',
    'addresses on the account’s suppression list',
    (f) => Reflect.deleteProperty(f.properties('AWS::SES::ConfigurationSet'), 'SuppressionOptions'),
  ],
  [
    'message-privacy',
    'mails that tell when they are opened',
    (f) =>
      Object.assign(f.properties('AWS::SES::ConfigurationSetEventDestination'), {
        EventDestination: { MatchingEventTypes: ['delivery', 'open'] },
      }),
  ],
  [
    'message-privacy',
    'addresses in the access log',
    (f) =>
      Object.assign(f.properties('AWS::ApiGateway::Stage').AccessLogSetting as object, {
        Format: '{"ip":"$context.identity.sourceIp"}',
      }),
  ],
  [
    'message-privacy',
    'paths in the access log',
    (f) =>
      Object.assign(f.properties('AWS::ApiGateway::Stage').AccessLogSetting as object, {
        Format: '$context.path $context.status',
      }),
  ],
  [
    'message-privacy',
    'requests in the execution log',
    (f) =>
      Object.assign((f.properties('AWS::ApiGateway::Stage').MethodSettings as object[])[0] ?? {}, {
        LoggingLevel: 'INFO',
      }),
  ],
  [
    'message-privacy',
    'samples of blocked requests',
    (f) =>
      Object.assign(f.properties('AWS::WAFv2::WebACL').VisibilityConfig as object, {
        SampledRequestsEnabled: true,
      }),
  ],
  [
    'message-privacy',
    'a firewall that logs requests',
    (f) => f.add('api', 'AWS::WAFv2::LoggingConfiguration', {}),
  ],
  [
    'message-privacy',
    'a workflow that logs its input',
    (f) =>
      Object.assign(f.properties('AWS::StepFunctions::StateMachine').LoggingConfiguration as object, {
        IncludeExecutionData: true,
      }),
  ],
  ['firewall-attached', 'NS-18: an API without a firewall', (f) => f.remove('AWS::WAFv2::WebACLAssociation')],
  [
    'firewall-attached',
    'NS-18: a second stage without a firewall',
    (f) => f.add('api', 'AWS::ApiGateway::Stage', { AccessLogSetting: { Format: '' } }),
  ],
  [
    'firewall-attached',
    'a firewall without a rate limit',
    (f) => Object.assign(f.properties('AWS::WAFv2::WebACL'), { Rules: [] }),
  ],
  [
    'firewall-attached',
    'a firewall outside the region',
    (f) => Object.assign(f.properties('AWS::WAFv2::WebACL'), { Scope: 'CLOUDFRONT' }),
  ],
  [
    'workflow-shape',
    'a workflow that waits',
    (f) => define(f, (states) => Object.assign(states, { Later: { Type: 'Wait', Seconds: 60 } })),
  ],
  [
    'workflow-shape',
    'a workflow that carries data',
    (f) => define(f, (states) => Object.assign(states, { Data: { Type: 'Pass', Result: {} } })),
  ],
  [
    'workflow-shape',
    'a workflow that keeps an answer',
    (f) => define(f, (states) => Reflect.deleteProperty(Object.values(states)[0] as object, 'ResultPath')),
  ],
];

function define(f: Field, change: (states: Record<string, unknown>) => unknown): void {
  const machine = f.properties('AWS::StepFunctions::StateMachine');
  const definition = JSON.parse(String(machine.DefinitionString)) as { States: Record<string, unknown> };
  change(definition.States);
  machine.DefinitionString = JSON.stringify(definition);
}
