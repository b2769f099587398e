import { type Check, type Finding, found } from './check.ts';
import { at, listOf, resourcesIn, type StackTemplate, stringsIn } from './template.ts';

/** Kinds of resource that could set what a template cannot say, such as the account's SMS logging. */
const custom = /^(Custom::|AWS::CloudFormation::CustomResource$|AWS::CloudFormation::Macro$)/;

/** What the access log may hold of a request. */
const allowedInAccessLog = ['$context.requestId', '$context.resourcePath', '$context.status'];

/** Addresses and numbers reach no log, no sample, no suppression list and no tracking. */
export const messagePrivacy: Check = {
  name: 'message-privacy',
  promise: 'Addresses of people stand in no log, and messages carry no tracking',
  run: (stacks) => [
    ...resourcesIn(stacks)
      .filter(({ type }) => custom.test(type))
      .map((resource) => found(resource, 'Type', 'code that nobody here wrote sets what no check can see')),
    ...deliveryLogs(stacks),
    ...mail(stacks),
    ...gateway(stacks),
  ],
};

/** SNS writes a phone number into its delivery log; the switch is on a topic or on the account. */
const deliveryLogs = (stacks: readonly StackTemplate[]): Finding[] => [
  ...resourcesIn(stacks, 'AWS::SNS::Topic')
    .filter(({ properties }) => listOf(properties.DeliveryStatusLogging).length > 0)
    .map((topic) => found(topic, 'DeliveryStatusLogging', 'writes numbers into a log')),
  ...resourcesIn(stacks)
    .filter(({ properties }) =>
      stringsIn(properties).some((text) => /^sns:SetSMSAttributes$|DeliveryStatusIAMRole/.test(text)),
    )
    .map((resource) => found(resource, 'Properties', 'can switch on the delivery log of text messages')),
];

const mail = (stacks: readonly StackTemplate[]): Finding[] => [
  ...resourcesIn(stacks, 'AWS::SES::ConfigurationSet').flatMap((set) => [
    ...(listOf(at(set.properties, 'SuppressionOptions', 'SuppressedReasons')).length === 0 &&
    at(set.properties, 'SuppressionOptions', 'SuppressedReasons') !== undefined
      ? []
      : [found(set, 'SuppressionOptions', 'puts addresses on a list that no erasure reaches')]),
    ...(set.properties.TrackingOptions === undefined
      ? []
      : [found(set, 'TrackingOptions', 'tracks readers')]),
  ]),
  ...resourcesIn(stacks, 'AWS::SES::ConfigurationSetEventDestination')
    .filter(({ properties }) =>
      listOf(at(properties, 'EventDestination', 'MatchingEventTypes')).some((type) =>
        /^(open|click)$/i.test(String(type)),
      ),
    )
    .map((destination) => found(destination, 'EventDestination.MatchingEventTypes', 'tracks readers')),
];

const gateway = (stacks: readonly StackTemplate[]): Finding[] => [
  ...resourcesIn(stacks, 'AWS::ApiGateway::Stage').flatMap((stage) => [
    ...(String(at(stage.properties, 'AccessLogSetting', 'Format')).match(/\$context\.[\w.]+/g) ?? [])
      .filter((variable) => !allowedInAccessLog.includes(variable))
      .map((variable) => found(stage, 'AccessLogSetting.Format', `logs ${variable}`)),
    ...listOf(stage.properties.MethodSettings)
      .filter(
        (settings) => at(settings, 'DataTraceEnabled') === true || at(settings, 'LoggingLevel') !== 'OFF',
      )
      .map(() => found(stage, 'MethodSettings', 'writes requests into the execution log')),
  ]),
  ...resourcesIn(stacks, 'AWS::WAFv2::LoggingConfiguration').map((logging) =>
    found(logging, 'LogDestinationConfigs', 'logs addresses and headers'),
  ),
  ...resourcesIn(stacks, 'AWS::WAFv2::WebACL')
    .filter(({ properties }) => JSON.stringify(properties).includes('"SampledRequestsEnabled":true'))
    .map((acl) => found(acl, 'VisibilityConfig', 'keeps samples with addresses and headers')),
  ...resourcesIn(stacks, 'AWS::StepFunctions::StateMachine')
    .filter(({ properties }) => at(properties, 'LoggingConfiguration', 'IncludeExecutionData') !== false)
    .map((machine) =>
      found(machine, 'LoggingConfiguration.IncludeExecutionData', 'logs what an execution carries'),
    ),
];
