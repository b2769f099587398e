import { type Check, type Finding, found } from './check.ts';
import { type FoundResource, resourcesIn, type StackTemplate, stringsIn, textOf } from './template.ts';

/** Members that give a resource its name in the account. */
const nameMembers: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::RestApi': 'Name',
  'AWS::Budgets::Budget': 'BudgetName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::Rule': 'Name',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Lambda::LayerVersion': 'LayerName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SSM::Parameter': 'Name',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::WAFv2::WebACL': 'Name',
};

/** NS-18: two stages of one account share no table, no key, no name; and no stack locks another by an export. */
export const stageIsolation: Check = {
  name: 'stage-isolation',
  promise: 'Stages share nothing, and stacks know each other by fixed names alone',
  run: (stacks) => [
    ...resourcesIn(stacks).flatMap(misnamed),
    ...resourcesIn(stacks).flatMap(foreign),
    ...stacks.flatMap(locks),
  ],
};

/** `sigill-<stage>` out of `sigill-<stage>-<stack>`. */
const prefixOf = (stack: StackTemplate): string => stack.name.split('-').slice(0, 2).join('-');

function misnamed(resource: FoundResource): Finding[] {
  const member = nameMembers[resource.type];
  if (member === undefined) return [];
  const declared = resource.properties[member] ?? stringsIn(resource.properties)[0];
  const name =
    resource.type === 'AWS::Budgets::Budget'
      ? textOf((resource.properties.Budget as { BudgetName?: unknown }).BudgetName)
      : textOf(declared);
  const prefix = prefixOf(resource.stack);
  return name.includes(prefix) || name.startsWith(`/${prefix.replace('-', '/')}/`)
    ? []
    : [found(resource, member, `${name} does not say whose stage it is`)];
}

function foreign(resource: FoundResource): Finding[] {
  const prefix = prefixOf(resource.stack);
  const names = stringsIn(resource.properties).flatMap(
    (text) => text.match(/\bsigill-[a-z][a-z0-9]*/g) ?? [],
  );
  return [...new Set(names)]
    .filter((name) => name !== prefix)
    .map((name) => found(resource, 'Properties', `names ${name}, another stage`));
}

function locks(stack: StackTemplate): Finding[] {
  const exported = Object.entries(stack.template.Outputs ?? {})
    .filter(([, output]) => output.Export !== undefined)
    .map(([id]) => ({ stack, resource: null, location: `Outputs.${id}`, detail: 'exports a value' }));
  const imported = Object.entries(stack.template.Resources)
    .filter(([, resource]) => stringsIn(resource).includes('Fn::ImportValue'))
    .map(([id]) => ({
      stack,
      resource: id,
      location: 'Properties',
      detail: 'imports a value of another stack',
    }));
  return [...exported, ...imported];
}
