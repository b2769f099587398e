import { createHash } from 'node:crypto';

export interface Place {
  region: string;
  account: string;
  awsUrl: string;
}

/** How a resource is called: `ref` answers `Ref`, `attributes` answer `Fn::GetAtt`. */
export interface Identity {
  ref: string;
  attributes: Record<string, string>;
}

interface Served {
  answer: 'served';
  /** The property that holds the chosen name, if the type has one. */
  nameProperty?: string;
  identify(name: string, place: Place, property: (name: string) => string): Identity;
}

interface Ignored {
  answer: 'ignored';
  because: string;
}

type Arn = (name: string, place: Place) => string;

const arnOf =
  (service: string, prefix = ''): Arn =>
  (name, { region, account }) =>
    `arn:aws:${service}:${service === 'iam' ? '' : region}:${service === 's3' ? '' : account}:${prefix}${name}`;

const served = (
  nameProperty: string | undefined,
  arn: Arn,
  ref: 'name' | 'arn' = 'name',
  more: (name: string, place: Place, arn: string) => Record<string, string> = () => ({}),
): Served => ({
  answer: 'served',
  ...(nameProperty ? { nameProperty } : {}),
  identify(name, place) {
    const id = arn(name, place);
    return { ref: ref === 'arn' ? id : name, attributes: { Arn: id, ...more(name, place, id) } };
  },
});

const ignored = (because: string): Ignored => ({ answer: 'ignored', because });
const part = served(undefined, (name) => name);
const table = served('TableName', arnOf('dynamodb', 'table/'), 'name', (_, __, arn) => ({
  StreamArn: `${arn}/stream/2020-01-01T00:00:00.000`,
}));

/** A version or alias stands for its function: the newest code always runs. */
const unqualified: Served = {
  answer: 'served',
  identify(_, place, property) {
    const name = property('FunctionName').split(':').at(-1) ?? '';
    return { ref: arnOf('lambda', 'function:')(name, place), attributes: { Version: '$LATEST' } };
  },
};

const queueUrl = (name: string, { awsUrl, account }: Place): string => `${awsUrl}/${account}/${name}`;

/** Ten characters, as the gateway names its APIs; the same for the same name. */
const apiId = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 10);

/** A key's id: the UUID form, the same for the same name. */
function keyId(name: string): string {
  return createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** The one list of CloudFormation types: served, or ignored because …; a type that is not here fails. */
export const resourceTypes: Record<string, Served | Ignored> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::S3::Bucket': served(
    'BucketName',
    (name) => `arn:aws:s3:::${name}`,
    'name',
    (name, { region }) => ({
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    }),
  ),
  'AWS::S3::BucketPolicy': part,
  'AWS::KMS::Key': {
    answer: 'served',
    identify(name, place) {
      const id = keyId(name);
      return { ref: id, attributes: { KeyId: id, Arn: arnOf('kms', 'key/')(id, place) } };
    },
  },
  'AWS::KMS::Alias': served('AliasName', arnOf('kms')),
  'AWS::Lambda::Function': served('FunctionName', arnOf('lambda', 'function:')),
  'AWS::Lambda::Permission': part,
  'AWS::Lambda::EventSourceMapping': part,
  'AWS::Lambda::EventInvokeConfig': part,
  'AWS::Lambda::LayerVersion': served(
    'LayerName',
    (name, place) => `${arnOf('lambda', 'layer:')(name, place)}:1`,
    'arn',
  ),
  'AWS::IAM::Role': served('RoleName', arnOf('iam', 'role/'), 'name', (name) => ({
    RoleId: `AROA${apiId(name)}`,
  })),
  'AWS::IAM::Policy': part,
  'AWS::IAM::ManagedPolicy': served('ManagedPolicyName', arnOf('iam', 'policy/'), 'arn'),
  'AWS::ApiGateway::RestApi': {
    answer: 'served',
    identify: (name) => ({
      ref: apiId(name),
      attributes: { RestApiId: apiId(name), RootResourceId: 'root' },
    }),
  },
  'AWS::ApiGateway::Deployment': part,
  'AWS::ApiGateway::Stage': served('StageName', (name) => name),
  'AWS::ApiGateway::GatewayResponse': part,
  'AWS::SQS::Queue': {
    answer: 'served',
    nameProperty: 'QueueName',
    identify: (name, place) => ({
      ref: queueUrl(name, place),
      attributes: { Arn: arnOf('sqs')(name, place), QueueName: name, QueueUrl: queueUrl(name, place) },
    }),
  },
  'AWS::SQS::QueuePolicy': part,
  'AWS::SNS::TopicPolicy': part,
  'AWS::SNS::Topic': served('TopicName', arnOf('sns'), 'arn', (name, _, arn) => ({
    TopicArn: arn,
    TopicName: name,
  })),
  'AWS::SNS::Subscription': part,
  'AWS::StepFunctions::StateMachine': served(
    'StateMachineName',
    arnOf('states', 'stateMachine:'),
    'arn',
    (name) => ({
      Name: name,
    }),
  ),
  'AWS::Events::Rule': served('Name', arnOf('events', 'rule/')),
  'AWS::Logs::LogGroup': served(
    'LogGroupName',
    (name, place) => `${arnOf('logs', 'log-group:')(name, place)}:*`,
  ),
  'AWS::SES::ConfigurationSet': served('Name', arnOf('ses', 'configuration-set/')),
  'AWS::SES::ConfigurationSetEventDestination': part,
  'AWS::SES::EmailIdentity': served('EmailIdentity', arnOf('ses', 'identity/')),
  'AWS::SSM::Parameter': {
    answer: 'served',
    nameProperty: 'Name',
    identify: (name, _, property) => ({ ref: name, attributes: { Value: property('Value') } }),
  },
  'AWS::Lambda::Version': unqualified,
  'AWS::Lambda::Alias': unqualified,
  'AWS::ApiGateway::Account': ignored('the gateway writes its log without a role'),
  'AWS::WAFv2::WebACL': ignored('no firewall stands before one computer'),
  'AWS::WAFv2::WebACLAssociation': ignored('no firewall stands before one computer'),
  'AWS::WAFv2::LoggingConfiguration': ignored('no firewall stands before one computer'),
  'AWS::CloudWatch::Alarm': ignored('nobody is on call here'),
  'AWS::CloudWatch::CompositeAlarm': ignored('nobody is on call here'),
  'AWS::CloudWatch::Dashboard': ignored('the console shows it'),
  'AWS::Logs::MetricFilter': ignored('metrics are not collected'),
  'AWS::Budgets::Budget': ignored('nothing costs money here'),
  'AWS::CDK::Metadata': ignored('it is a note of the toolkit'),
};
