import { type Check, found } from './check.ts';
import { at, type FoundResource, resourcesIn, type StackTemplate } from './template.ts';

const longest = 90;

/** ES-28, P-42: logs are kept for ninety days, and no service makes a log group of its own that is kept for ever. */
export const logRetention: Check = {
  name: 'log-retention',
  promise: 'Every log group is ours and is kept for at most 90 days',
  run: (stacks) => [
    ...resourcesIn(stacks, 'AWS::Logs::LogGroup')
      .filter(({ properties }) => !(Number(properties.RetentionInDays) <= longest))
      .map((group) =>
        found(group, 'RetentionInDays', `kept for ${String(group.properties.RetentionInDays ?? 'ever')}`),
      ),
    ...writers(stacks)
      .filter(({ resource, target }) => !namesGroup(resource, target))
      .map(({ resource, member }) =>
        found(resource, member, 'writes to a log group that no template declares'),
      ),
  ],
};

interface Writer {
  readonly resource: FoundResource;
  readonly member: string;
  readonly target: unknown;
}

function writers(stacks: readonly StackTemplate[]): Writer[] {
  const of = (type: string, member: string, path: readonly (string | number)[]): Writer[] =>
    resourcesIn(stacks, type).map((resource) => ({
      resource,
      member,
      target: at(resource.properties, ...path),
    }));
  return [
    ...of('AWS::Lambda::Function', 'LoggingConfig', ['LoggingConfig', 'LogGroup']),
    ...of('AWS::ApiGateway::Stage', 'AccessLogSetting', ['AccessLogSetting', 'DestinationArn']),
    ...of('AWS::StepFunctions::StateMachine', 'LoggingConfiguration', [
      'LoggingConfiguration',
      'Destinations',
      0,
      'CloudWatchLogsLogGroup',
      'LogGroupArn',
    ]),
  ];
}

/** A log group is named by a reference to it in the same template. */
function namesGroup({ stack }: FoundResource, target: unknown): boolean {
  const text = JSON.stringify(target ?? null);
  return Object.entries(stack.template.Resources).some(
    ([id, { Type }]) => Type === 'AWS::Logs::LogGroup' && text.includes(`"${id}"`),
  );
}
